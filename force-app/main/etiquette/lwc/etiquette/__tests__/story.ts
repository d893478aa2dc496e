import {
    auditChat,
    DEFAULT_POLICY,
    episodes,
    classify,
    newChat,
    nextWakeAt,
    readPolicy,
    step,
    type ChatEvent,
    type ChatState,
    type Effect,
    type Ender,
    type Intent,
    type Policy,
    type Rule
} from 'c/etiquette';

/*
 * Chats as a support lead describes them: who did what at which second. A chat is a list of such events, and its
 * episodes and actions are in seconds too.
 */

export const CHAT = '570xx0000000001AAA';
export const START = Date.UTC(2026, 0, 5, 9);

/** Returns the instant of a second of the chat. */
export function instant(second: number): number {
    return START + Math.round(second * 1000);
}

/** Returns the second of the chat at an instant. */
export function secondOf(at: number): number {
    return (at - START) / 1000;
}

function when(second: number) {
    return { chat: CHAT, at: instant(second) };
}

export function requested(second: number, text?: string): ChatEvent {
    return { type: 'requested', ...when(second), text };
}
export function assigned(second: number, by?: string): ChatEvent {
    return { type: 'assigned', ...when(second), agent: by };
}
export function accepted(second: number, by?: string): ChatEvent {
    return { type: 'accepted', ...when(second), agent: by };
}
export function declined(second: number, by?: string): ChatEvent {
    return { type: 'declined', ...when(second), agent: by };
}
export function transferred(second: number, by?: string): ChatEvent {
    return {
        type: 'transferred',
        ...when(second),
        agent: by
    };
}

/** The client writes; without a text, sends a file. */
export function client(second: number, text?: string): ChatEvent {
    return {
        type: 'message',
        ...when(second),
        from: 'client',
        text
    };
}
export function thanks(second: number): ChatEvent {
    return client(second, 'Thank you so much!');
}
/** The agent writes with the button of an intent. */
export function agent(second: number, intent: Intent, name?: string, text?: string): ChatEvent {
    return {
        type: 'message',
        ...when(second),
        from: 'agent',
        intent,
        agent: name,
        text
    };
}
/** The agent types a text. */
export function agentTypes(second: number, text?: string): ChatEvent {
    return {
        type: 'message',
        ...when(second),
        from: 'agent',
        text
    };
}
export function bot(second: number): ChatEvent {
    return { type: 'message', ...when(second), from: 'bot', text: 'Beep.' };
}
export function system(second: number): ChatEvent {
    return {
        type: 'message',
        ...when(second),
        from: 'system',
        text: 'You are connected.'
    };
}

export function caseLinked(second: number, caseId = '500xx0000000001AAA'): ChatEvent {
    return {
        type: 'case',
        ...when(second),
        caseId
    };
}
export function inactive(second: number): ChatEvent {
    return { type: 'inactive', ...when(second) };
}
export function ended(second: number, by: Ender): ChatEvent {
    return { type: 'ended', ...when(second), by };
}
export function closed(second: number): ChatEvent {
    return { type: 'closed', ...when(second) };
}
export function capacity(second: number, available: number): ChatEvent {
    return {
        type: 'capacity',
        ...when(second),
        available
    };
}
/** Nothing happens, and time passes. */
export function nothing(second: number): ChatEvent | { type: 'wake'; at: number } {
    return {
        type: 'wake',
        at: instant(second)
    };
}

/** Returns the event with an id. */
export function named(id: string, event: ChatEvent): ChatEvent {
    return { ...event, id };
}

export type Moment = ReturnType<typeof nothing>;

/** Returns the default policy with differences. */
export function policyWith(differences: Record<string, unknown>): Policy {
    return readPolicy(differences);
}

/** Returns the chat's state after its events, in the order of arrival. */
export function stateAfter(moments: readonly Moment[], policy: Policy = DEFAULT_POLICY): ChatState {
    return moments.reduce((state, moment) => step(state, moment, policy).state, newChat(CHAT));
}

/** An episode in seconds of the chat. */
export interface EpisodeInSeconds {
    rule: Rule;
    start: number;
    due: number | null;
    end: number | null;
    seconds: number;
    result: string;
    late?: number;
    agent?: string;
}

function lastOf(moments: readonly Moment[]): number {
    return Math.max(...moments.map(({ at }) => at));
}

/** Returns every episode of a chat at second `until`, by default at the last event. */
export function episodesIn(
    moments: readonly Moment[],
    { until, policy }: { until?: number | undefined; policy?: Policy | undefined } = {}
): EpisodeInSeconds[] {
    return episodes(stateAfter(moments, policy), until === undefined ? lastOf(moments) : instant(until)).map(
        (episode) => ({
            rule: episode.rule,
            start: secondOf(episode.start),
            due: episode.due === null ? null : secondOf(episode.due),
            end: episode.end === null ? null : secondOf(episode.end),
            seconds: episode.counted / 1000,
            result: episode.result,
            ...(episode.late === undefined ? {} : { late: episode.late / 1000 }),
            ...(episode.agent === undefined ? {} : { agent: episode.agent })
        })
    );
}

function sentence({ start, due, end, result, late }: EpisodeInSeconds): string {
    return `${start} to ${end ?? 'now'}, due ${due ?? 'never'}: ${result}${late === undefined ? '' : `, ${late} late`}`;
}

/** Describes a rule's episodes, each as `start to end, due when: result`. */
export function storyOf(rule: Rule, moments: readonly Moment[], until?: number, policy?: Policy): string[] {
    return episodesIn(moments, { until, policy })
        .filter((episode) => episode.rule === rule)
        .map(sentence);
}

/** Runs a chat live, with every wake-up in time. Returns each effect with the instant at which it fires. */
export function effectsLive(
    events: readonly ChatEvent[],
    until: number,
    policy: Policy
): { at: number; effect: Effect }[] {
    const fired: { at: number; effect: Effect }[] = [];
    let state = newChat(CHAT);
    const live = (moment: Moment): void => {
        const next = step(state, moment, policy);
        ({ state } = next);
        fired.push(...next.effects.map((effect) => ({ at: moment.at, effect })));
    };
    const sleepUntil = (end: number): void => {
        let last = -Infinity;
        for (let at = nextWakeAt(state); at !== undefined && at <= end; at = nextWakeAt(state)) {
            if (at <= last) {
                throw new Error(`the rules ask again for a wake-up at second ${secondOf(at)}`);
            }
            last = at;
            live({ type: 'wake', at });
        }
    };
    for (const event of events) {
        sleepUntil(event.at - 1);
        live(event);
    }
    sleepUntil(instant(until));
    return fired;
}

/** Runs a chat live. Returns each action with the second at which it fires. */
export function firedLive(events: readonly ChatEvent[], until: number, policy: Policy = DEFAULT_POLICY): string[] {
    return effectsLive(events, until, policy).map(({ at, effect }) => `${secondOf(at)} ${effect.action}`);
}

/** Audits a chat. Returns each listed action with the second from which it was owed. */
export function listedActions(events: readonly ChatEvent[], until: number, policy = DEFAULT_POLICY): string[] {
    return auditChat(
        events.map((event) => classify(event, policy)),
        policy,
        instant(until)
    ).actions.map(({ at, action }) => `${secondOf(at)} ${action}`);
}
