import { RULES, type Policy } from 'c/etiquette';
import policyChanged from '@salesforce/label/c.Etiquette_Policy_Changed';
import { fill, minutesAndSeconds, ruleLabel } from 'c/labels';
import type { Policies } from 'c/policies';

const SECOND = 1_000;

function face(seconds: number): string {
    return minutesAndSeconds(seconds * SECOND);
}

function changesOf(before: Policies['named'], after: Policies['named']): string[] {
    const known = new Map<string, Policy>(before.map(({ name, policy }) => [name, policy]));
    return after.flatMap(({ name, policy }) => {
        const old = known.get(name);
        return RULES.flatMap((rule) =>
            old && old[rule] !== policy[rule]
                ? [`${name}: ${ruleLabel(rule)} ${face(old[rule])} → ${face(policy[rule])}`]
                : []
        );
    });
}

/** What an admin has changed while the console is open. */
export class PolicyChanges {
    private before: Policies['named'] = [];

    /** Takes the policies as they were read, and returns a sentence with the limits that differ; '' if none does. */
    take(named: Policies['named']): string {
        const changes = changesOf(this.before, named);
        this.before = named;
        return changes.length === 0 ? '' : fill(policyChanged, changes.join(', '));
    }
}
