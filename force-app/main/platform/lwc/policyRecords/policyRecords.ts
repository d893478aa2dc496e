import { api, LightningElement, wire } from 'lwc';
import { subscribe, unsubscribe, type EmpSubscription } from 'lightning/empApi';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { givenGrant, missingGrant } from 'c/grants';
import { errorMessage, isAccessRefusal } from 'c/platformError';
import { readPolicies, type Policies, type PolicyRow } from 'c/policies';
import { rowsIn, type Row } from 'c/recordQuery';
import { POLICY, QUERY } from './queries';

/** What was read. */
export interface PoliciesRead extends Policies {
    /** Nothing could be read: these are the policies of before, or the built-in defaults. */
    failed?: true;
}

function policyRow(fields: Row): PolicyRow {
    return { name: [fields.Name, fields.Id].find((name) => typeof name === 'string') ?? '', fields };
}

const CHANGES = '/data/Etiquette_Policy__ChangeEvent';
/** Events from now on. */
const NEW_ONES = -1;

/**
 * Reads the etiquette policies, and again whenever a change event tells of one. Says `policies` {policyFor, problems} and
 * `granted` {grant} after each reading; where nothing can be read, `failed`, the server's words as the problem (or
 * `missing`, where the agent lacks a right), and the policies that were read before, or else the built-in defaults. Shows
 * nothing.
 */
export default class PolicyRecords extends LightningElement {
    query = QUERY;
    private readAgain: (() => Promise<void>) | undefined;
    private latest = readPolicies([]);
    private subscription: EmpSubscription | undefined;
    private rows = '';
    /** An event has told of a change since they were read. */
    private isTold = false;
    /** A change was found that no event had told of: the org does not publish them. */
    private isSilent = false;

    connectedCallback(): void {
        void this.follow();
    }

    disconnectedCallback(): void {
        void (this.subscription && unsubscribe(this.subscription));
        this.subscription = undefined;
    }

    @wire(graphql, { query: '$query' })
    read(result: GraphQLResult | undefined): void {
        this.readAgain = result?.refresh ?? this.readAgain;
        if (result?.errors?.length) {
            const messages = result.errors.map((error) => errorMessage(error));
            const isRefused = result.errors.some(isAccessRefusal);
            if (isRefused) {
                this.dispatchEvent(missingGrant('policies', messages.join('; ')));
            }
            this.say({ ...this.latest, problems: isRefused ? [] : messages, failed: true });
        } else if (result?.data) {
            const rows = rowsIn(result, POLICY).map(policyRow);
            this.compare(JSON.stringify(rows));
            this.latest = readPolicies(rows);
            this.dispatchEvent(givenGrant('policies'));
            this.say(this.latest);
        }
    }

    compare(rows: string): void {
        this.isSilent ||= this.rows !== '' && this.rows !== rows && !this.isTold;
        this.rows = rows;
        this.isTold = false;
    }

    async follow(): Promise<void> {
        try {
            const subscription = await subscribe(CHANGES, NEW_ONES, () => {
                this.isTold = true;
                this.isSilent = false;
                this.refresh().catch((error: unknown) =>
                    this.say({ ...this.latest, problems: [errorMessage(error)], failed: true })
                );
            });
            // Put into another place meanwhile, it has asked twice.
            if (this.isConnected && !this.subscription) {
                this.subscription = subscription;
            } else {
                await unsubscribe(subscription);
            }
        } catch {
            // Without the permission set Chat Etiquette Change Events agents are refused; for them `poll` reads.
        }
    }

    /** Reads again from the server. */
    @api
    async refresh(): Promise<void> {
        await this.readAgain?.();
    }

    /** Reads again where no change event tells of a new policy. */
    @api
    async poll(): Promise<void> {
        if (!this.subscription || this.isSilent) {
            await this.refresh();
        }
    }

    say(detail: PoliciesRead): void {
        this.dispatchEvent(new CustomEvent('policies', { detail }));
    }
}
