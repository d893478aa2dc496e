import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import PolicyRecords, { type PoliciesRead } from 'c/policyRecords';

interface FakeGraphql {
    emit(data: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
    emitErrors(errors: unknown[]): void;
}
const wire = graphql as unknown as FakeGraphql;

function answer(nodes: object[]) {
    return {
        uiapi: { query: { Etiquette_Policy__c: { edges: nodes.map((node) => ({ node })) } } }
    };
}

describe('The reader of policies', () => {
    let read: PoliciesRead[];
    let element: HTMLElement & { refresh(): Promise<void> };

    beforeEach(() => {
        read = [];
        element = createElement('c-policy-records', { is: PolicyRecords });
        element.addEventListener('policies', (event) => read.push((event as CustomEvent<PoliciesRead>).detail));
        document.body.appendChild(element);
    });

    afterEach(() => element.remove());

    it('says the policies and the server’s time', () => {
        wire.emit(
            answer([
                {
                    Name: { value: 'Standard' },
                    Default__c: { value: true },
                    Response_Seconds__c: { value: 45 },
                    Server_Time__c: { value: '2026-01-05T09:00:00.000Z' }
                }
            ])
        );
        expect(read[0]?.policyFor(undefined).response).toBe(45);
        expect(read[0]?.serverTime).toBe(Date.UTC(2026, 0, 5, 9));
        expect(read[0]?.problems).toEqual([]);
    });

    it('says the defaults and the server’s words where nothing can be read', () => {
        wire.emitErrors([{ message: 'No access to Etiquette_Policy__c' }]);
        expect(read[0]?.policyFor(undefined).response).toBe(60);
        expect(read[0]?.problems).toEqual(['No access to Etiquette_Policy__c']);
    });

    it('says that the right to read policies is missing, in place of a problem of theirs', () => {
        const missing: unknown[] = [];
        element.addEventListener('missing', (event) => missing.push((event as CustomEvent).detail));
        const message = "Validation error (FieldUndefined): Field 'Etiquette_Policy__c' in type 'Query' is undefined";
        wire.emitErrors([{ message }]);
        expect(missing).toEqual([{ grant: 'policies', message }]);
        expect(read[0]).toMatchObject({ failed: true, problems: [] });
    });

    it('keeps to what it read before where that cannot be read again', () => {
        wire.emit(
            answer([{ Name: { value: 'Standard' }, Default__c: { value: true }, Response_Seconds__c: { value: 45 } }])
        );
        expect(read[0]?.failed).toBeUndefined();
        wire.emitErrors([{ message: 'Try again later.' }]);
        expect(read[1]?.policyFor(undefined).response).toBe(45);
        expect(read[1]).toMatchObject({ failed: true, problems: ['Try again later.'] });
    });

    it('reads again when it is told to', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        wire.emit(answer([]), undefined, refresh);
        await element.refresh();
        expect(refresh).toHaveBeenCalledTimes(1);
    });
});
