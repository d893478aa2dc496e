import type { GraphQLResult } from 'lightning/graphql';
import { recordId } from 'c/etiquette';
import { platformError, PlatformError } from 'c/platformError';
import type { CaseRecord } from 'c/sessionPorts';

/** What to look a case up by. */
export interface CaseSearch extends Record<string, string> {
    id: string;
    key: string;
}

interface Value {
    value?: string | null;
}
interface CaseNode {
    Id?: string;
    CaseNumber?: Value;
    Etiquette_Reasons__c?: Value | null;
    Etiquette_Key__c?: Value | null;
}
interface Answer {
    uiapi?: { query?: { Case?: { edges?: { node?: CaseNode }[] } } };
}

/** The values of a multi-select picklist. */
function reasonsIn(value: unknown): string[] {
    return typeof value === 'string' ? value.split(';').filter((reason) => reason !== '') : [];
}

function caseOf({ Id, CaseNumber, Etiquette_Reasons__c: reasons }: CaseNode): CaseRecord {
    return {
        id: recordId(Id ?? ''),
        caseNumber: CaseNumber?.value ?? '',
        reasons: reasonsIn(reasons?.value)
    };
}

/** The case among what was found: the one with the id, else the one with the key. Throws the server's words. */
export function caseIn({ data, errors }: GraphQLResult, search: CaseSearch): CaseRecord | undefined {
    if (errors?.length) {
        throw new PlatformError(errors.map((error) => platformError(error).message).join('; '), '');
    }
    const nodes = ((data as Answer | undefined)?.uiapi?.query?.Case?.edges ?? []).flatMap(({ node }) => node ?? []);
    const node = nodes.find(({ Id }) => recordId(Id ?? '') === search.id) ?? nodes[0];
    return node && caseOf(node);
}
