import { createElement } from 'lwc';
import * as empApi from 'lightning/empApi';
import { graphql } from 'lightning/graphql';
import PolicyRecords, { type PoliciesRead } from 'c/policyRecords';

interface FakeGraphql {
    emit(data: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
    emitErrors(errors: unknown[]): void;
}
const wire = graphql as unknown as FakeGraphql;
const bus = empApi as unknown as typeof import('../../../../../../config/platform/jest/lightning/empApi');
const CHANGES = '/data/Etiquette_Policy__ChangeEvent';

function answer(nodes: object[]) {
    return {
        uiapi: { query: { Etiquette_Policy__c: { edges: nodes.map((node) => ({ node })) } } }
    };
}

describe('The reader of policies', () => {
    let read: PoliciesRead[];
    let element: HTMLElement & { refresh(): Promise<void>; poll(): Promise<void> };
    let refresh: jest.Mock;

    const limit = (seconds: number): void =>
        wire.emit(
            answer([{ Name: { value: 'Standard' }, Response_Seconds__c: { value: seconds } }]),
            undefined,
            refresh
        );

    beforeEach(() => {
        read = [];
        refresh = jest.fn().mockResolvedValue(undefined);
        element = createElement('c-policy-records', { is: PolicyRecords });
        element.addEventListener('policies', (event) => read.push((event as CustomEvent<PoliciesRead>).detail));
        document.body.appendChild(element);
    });

    afterEach(() => {
        element.remove();
        bus.reset();
    });

    it('says the policies', () => {
        wire.emit(
            answer([
                {
                    Name: { value: 'Standard' },
                    Default__c: { value: true },
                    Response_Seconds__c: { value: 45 }
                }
            ])
        );
        expect(read[0]?.policyFor(undefined).response).toBe(45);
        expect(read[0]?.problems).toEqual([]);
    });

    it('names the policy whose field has a bad value', () => {
        limit(-1);
        expect(read[0]?.problems).toEqual([expect.stringContaining('Standard')]);
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
        limit(60);
        await element.refresh();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('reads again when a change event tells of a policy, and asks for nothing in between', async () => {
        limit(60);
        bus.emit(CHANGES, {});
        expect(refresh).toHaveBeenCalledTimes(1);
        limit(45);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('asks for nothing after its first reading, as long as nothing has changed unheard', async () => {
        await Promise.resolve();
        limit(60);
        await element.poll();
        limit(60);
        await element.poll();
        expect(refresh).not.toHaveBeenCalled();
        limit(45);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('asks now and then once a change was found that no event has told of, until one does', async () => {
        limit(60);
        limit(45);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
        bus.emit(CHANGES, {});
        limit(30);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(2);
    });

    it('asks now and then where change events are refused', async () => {
        element.remove();
        bus.refuse(CHANGES);
        document.body.appendChild(element);
        await Promise.resolve();
        limit(60);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('says that a change could not be read, in the server’s words', async () => {
        limit(60);
        refresh.mockRejectedValue({ message: 'Try again later.' });
        bus.emit(CHANGES, {});
        await Promise.resolve();
        await Promise.resolve();
        expect(read.at(-1)).toMatchObject({ failed: true, problems: ['Try again later.'] });
    });

    it('lets go of every channel where it was taken out and put back before the first was open', async () => {
        element.remove();
        const moved = createElement('c-policy-records', { is: PolicyRecords });
        document.body.appendChild(moved);
        moved.remove();
        document.body.appendChild(moved);
        for (let turn = 0; turn < 20; turn += 1) {
            await Promise.resolve();
        }
        expect(bus.subscribed()).toBe(1);
        moved.remove();
        expect(bus.subscribed()).toBe(0);
    });

    it('hears nothing any more once it is gone', () => {
        element.remove();
        expect(bus.subscribed()).toBe(0);
    });
});
