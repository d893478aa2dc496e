import { api, LightningElement, wire } from 'lwc';
import { unsubscribe, type EmpSubscription } from 'lightning/empApi';
import { graphql, type GraphQLResult, type ParsedQuery } from 'lightning/graphql';
import userId from '@salesforce/user/Id';
import { recordId } from 'c/etiquette';
import { missingGrant, type Grant } from 'c/grants';
import { errorMessage, isAccessRefusal } from 'c/platformError';
import { rowsIn } from 'c/recordQuery';
import { followChanges, type DatedChange } from './changeEvents';
import { fallbackFor, QUERIES, QUERY_FIELDS, SESSION_QUERIES } from './queries';
import { availableAgents, waitingIn } from './tables';
import { isSilent, watch, type Watched } from './watched';

/**
 * Watches the queue by Change Data Capture: reads once, then follows what the events tell. `poll` reads what no event has
 * told of yet: agents without View All may not subscribe, and an org publishes only what it has selected. Says `waiting`
 * with the chats that wait and are not another agent's already, `ended` {chats} with the chats that an event ends, and
 * `capacity` {available, at} with how many agents could take one more, if any row of another agent can be seen: otherwise
 * it is unknown. After every reading comes `read` {entity}, or `unread` {entity, message}: what was known stays until it
 * is read again. Says `silent` after a reading of what only polling tells of, or that events overtook twice, and `missing`
 * {grant, message} where the agent lacks a right. Shows nothing.
 */
export default class QueueWatch extends LightningElement {
    sessionQuery: ParsedQuery | undefined;
    transcriptQuery: ParsedQuery | undefined;
    presenceQuery: ParsedQuery | undefined;
    workQuery: ParsedQuery | undefined;
    agent = { me: userId };

    private sessions = watch('MessagingSession', ['Status', 'StartTime']);
    private transcripts = watch('LiveChatTranscript', ['Status', 'RequestTime']);
    private presences = watch('UserServicePresence', ['UserId', 'IsCurrentState', 'ConfiguredCapacity']);
    private works = watch('AgentWork', ['UserId', 'Status', 'WorkItemId']);
    private all = [this.sessions, this.transcripts, this.presences, this.works];
    /** Which of the queries for the sessions is read. */
    private sessionFallback = 0;
    private seesOthers = false;
    private subscriptions: EmpSubscription[] = [];
    private available: number | undefined;

    connectedCallback(): void {
        this.all.forEach((watched) => void this.follow(watched));
    }

    disconnectedCallback(): void {
        this.available = undefined;
        this.subscriptions.forEach((subscription) => void unsubscribe(subscription));
        this.subscriptions = [];
    }

    @wire(graphql, { query: '$sessionQuery' })
    sessionsRead(result: GraphQLResult | undefined): void {
        this.read(this.sessions, result);
    }

    @wire(graphql, { query: '$transcriptQuery' })
    transcriptsRead(result: GraphQLResult | undefined): void {
        this.read(this.transcripts, result);
    }

    @wire(graphql, { query: '$presenceQuery', variables: '$agent' })
    presencesRead(result: GraphQLResult | undefined): void {
        this.read(this.presences, result);
    }

    @wire(graphql, { query: '$workQuery' })
    worksRead(result: GraphQLResult | undefined): void {
        this.read(this.works, result);
    }

    /** Reads an object without waiting for the subscription to its changes: the org may never answer. */
    async follow(watched: Watched): Promise<void> {
        const { entity } = watched;
        watched.isAsked = true;
        this[QUERY_FIELDS[entity]] = QUERIES[entity];
        try {
            const subscription = await followChanges(entity, (change) => this.hear(watched, change));
            if (!this.isConnected) {
                await unsubscribe(subscription);
                return;
            }
            this.subscriptions.push(subscription);
            watched.isFollowed = true;
            await this.catchUp(watched);
        } catch (error) {
            watched.refusal = errorMessage(error);
            this.sayRefusal(watched);
        }
    }

    /** Nothing falls between the reading and the events. What is polled anyway until one comes is not read for that. */
    async catchUp(watched: Watched): Promise<void> {
        if (watched.isKnown && !isSilent(watched)) {
            await this.reread(watched);
            // No event could have told of what changed before.
            watched.hasUntold = false;
        }
    }

    sayRefusal({ isKnown, refusal }: Watched): void {
        if (isKnown && refusal !== undefined) {
            this.missing('changeEvents', refusal);
        }
    }

    missing(grant: Grant, message: string): void {
        this.dispatchEvent(missingGrant(grant, message));
    }

    read(watched: Watched, result: GraphQLResult | undefined): void {
        if (!watched.isAsked || !result) {
            return;
        }
        watched.latest = result;
        watched.refresh = result.refresh ?? watched.refresh;
        if (result.errors?.length) {
            this.unread(watched, result.errors[0]);
        } else if (result.data) {
            const { entity, table } = watched;
            // Who sees only their own rows cannot say that nobody is free.
            this.seesOthers ||= rowsIn(result, 'others').length > 0;
            const isNews = table.fill(rowsIn(result, entity).map((row) => [recordId(String(row.Id)), row]));
            watched.hasUntold ||= isNews && watched.isKnown && !watched.isHeard;
            if (!watched.isKnown && watched.hasNews) {
                void this.reread(watched);
            }
            watched.isKnown = true;
            this.dispatchEvent(new CustomEvent('read', { detail: { entity } }));
            this.sayRefusal(watched);
            if (isSilent(watched)) {
                this.dispatchEvent(new CustomEvent('silent'));
            }
            this.say(watched, undefined);
        }
    }

    unread(watched: Watched, error: unknown): void {
        const { entity } = watched;
        const message = errorMessage(error);
        if (!isAccessRefusal(error)) {
            this.dispatchEvent(new CustomEvent('unread', { detail: { entity, message } }));
            return;
        }
        const fallback = watched === this.sessions ? fallbackFor(this.sessionFallback, message) : undefined;
        if (fallback) {
            this.missing(fallback.grant, message);
            this.sessionFallback = fallback.query;
            this.sessionQuery = SESSION_QUERIES[fallback.query];
            return;
        }
        watched.unreadable = message;
        // Most orgs have one of the two only.
        if (this.sessions.unreadable !== undefined && this.transcripts.unreadable !== undefined) {
            this.missing('queue', this.sessions.unreadable);
        }
    }

    /** Reads everything again: events may have been missed. Never rejects. */
    @api
    async refresh(): Promise<void> {
        await this.readAgain(({ isAsked }) => isAsked);
    }

    /** Reads again what can be read and no change event has told of yet. Never rejects. */
    @api
    async poll(): Promise<void> {
        await this.readAgain((watched) => watched.isKnown && isSilent(watched));
    }

    async readAgain(isWanted: (watched: Watched) => boolean | undefined): Promise<void> {
        await Promise.all(this.all.filter(isWanted).map((watched) => this.reread(watched)));
    }

    hear(watched: Watched, { at, ...change }: DatedChange): void {
        watched.isHeard = true;
        watched.hasUntold = false;
        watched.hasNews = true;
        if (!watched.isKnown) {
            return;
        }
        if (change.fields.EndTime) {
            this.dispatchEvent(new CustomEvent('ended', { detail: { chats: change.ids } }));
        }
        if (watched.table.change(change)) {
            this.say(watched, at);
        } else {
            void this.reread(watched);
        }
    }

    /**
     * Many events at once are one reading, and what they tell while it is on its way is read once more: events without end
     * wait for the next poll. The wire need not emit if nothing changed: then the last result counts.
     */
    async reread(watched: Watched, isSecond = false): Promise<void> {
        if (watched.isReading) {
            return;
        }
        watched.isReading = true;
        await Promise.resolve();
        watched.isReading = false;
        watched.hasNews = false;
        watched.isOvertaken = false;
        try {
            const { latest, refresh } = watched;
            await refresh?.();
            if (latest === watched.latest) {
                this.read(watched, latest);
            }
        } catch (error) {
            this.unread(watched, error);
            return;
        }
        if (watched.hasNews && isSecond) {
            watched.isOvertaken = true;
            this.dispatchEvent(new CustomEvent('silent'));
        } else if (watched.hasNews) {
            await this.reread(watched, true);
        }
    }

    say(watched: Watched, at: number | undefined): void {
        // Who was given a chat decides for whom it still waits.
        if (watched !== this.presences) {
            this.sayWaiting();
        }
        if (watched === this.presences || watched === this.works) {
            this.sayCapacity(at);
        }
    }

    sayWaiting(): void {
        const { sessions, transcripts, works } = this;
        if (sessions.isKnown || transcripts.isKnown) {
            const detail = waitingIn([sessions.table, transcripts.table], works.table, userId);
            this.dispatchEvent(new CustomEvent('waiting', { detail }));
        }
    }

    sayCapacity(at: number | undefined): void {
        const { presences, works } = this;
        if (!presences.isKnown || !works.isKnown || !this.seesOthers) {
            return;
        }
        const available = availableAgents(presences.table, works.table);
        if (available !== this.available) {
            this.available = available;
            this.dispatchEvent(new CustomEvent('capacity', { detail: { available, at } }));
        }
    }
}
