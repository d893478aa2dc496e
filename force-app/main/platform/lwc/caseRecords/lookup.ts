import type { GraphQLResult } from 'lightning/graphql';
import { recordId } from 'c/etiquette';
import { platformError, PlatformError } from 'c/platformError';
import { rowsIn, type Row } from 'c/recordQuery';
import type { CaseRecord } from 'c/sessionPorts';

/** What to look a case up by. */
export interface CaseSearch extends Record<string, string> {
    id: string;
    key: string;
}

/** The values of a multi-select picklist. */
function reasonsIn(value: unknown): string[] {
    return typeof value === 'string' ? value.split(';').filter((reason) => reason !== '') : [];
}

function caseOf({ Id, CaseNumber: number, Etiquette_Reasons__c: reasons }: Row): CaseRecord {
    return {
        id: recordId(String(Id)),
        caseNumber: typeof number === 'string' ? number : '',
        reasons: reasonsIn(reasons)
    };
}

/** The case among what was found: the one with the id, else the one with the key. Throws the server's words. */
export function caseIn(result: GraphQLResult, search: CaseSearch): CaseRecord | undefined {
    if (result.errors?.length) {
        throw new PlatformError(result.errors.map((error) => platformError(error).message).join('; '), '');
    }
    const cases = rowsIn(result, 'Case').map(caseOf);
    return cases.find(({ id }) => id === search.id) ?? cases[0];
}
