import policyProblem from '@salesforce/label/c.Etiquette_Policy_Problem';
import storageProblem from '@salesforce/label/c.Etiquette_Storage_Problem';
import trouble from '@salesforce/label/c.Etiquette_Trouble';
import { fill } from 'c/words';

/** What the agent has to know went wrong, in sentences: what failed last, the storage, the policies. */
export function troublesOf(failure: string, storage: string | undefined, policies: readonly string[]): string[] {
    return [
        ...(failure ? [fill(trouble, failure)] : []),
        ...(storage ? [fill(storageProblem, storage)] : []),
        ...policies.map((problem) => fill(policyProblem, problem))
    ];
}
