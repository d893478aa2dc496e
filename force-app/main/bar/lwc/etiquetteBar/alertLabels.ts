import policyProblem from '@salesforce/label/c.Etiquette_Policy_Problem';
import storageProblem from '@salesforce/label/c.Etiquette_Storage_Problem';
import trouble from '@salesforce/label/c.Etiquette_Trouble';
import { fill } from 'c/labels';

/** What went wrong: the words of what failed last and of the storage, '' if nothing did, and those of the policies. */
interface Problems {
    failure: string;
    storage: string;
    policies: readonly string[];
}

/** Returns what the agent must know went wrong, a sentence each. */
export function alertLabels({ failure, storage, policies }: Problems): string[] {
    return [
        ...(failure && [fill(trouble, failure)]),
        ...(storage && [fill(storageProblem, storage)]),
        ...policies.map((problem) => fill(policyProblem, problem))
    ];
}
