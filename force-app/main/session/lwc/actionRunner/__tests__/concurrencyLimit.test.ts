import { concurrencyLimit, type ConcurrencyLimit } from '../concurrencyLimit';

describe('A concurrency limit of two', () => {
    let limit: ConcurrencyLimit;
    let begun: string[];
    let ends: Map<string, (error?: Error) => void>;

    const settle = async (): Promise<void> => {
        for (let turn = 0; turn < 20; turn += 1) {
            await Promise.resolve();
        }
    };
    const ask = (name: string): Promise<string> =>
        limit.run(
            () =>
                new Promise((resolve, reject) => {
                    begun.push(name);
                    ends.set(name, (error) => (error ? reject(error) : resolve(`${name} done`)));
                })
        );

    beforeEach(() => {
        begun = [];
        ends = new Map();
        limit = concurrencyLimit(2);
    });

    it('begins two pieces of work at a time, in the order in which they came', async () => {
        const first = ask('first');
        ['second', 'third', 'fourth'].forEach((name) => void ask(name));
        await settle();
        expect(begun).toEqual(['first', 'second']);
        ends.get('first')?.();
        expect(await first).toBe('first done');
        await settle();
        expect(begun).toEqual(['first', 'second', 'third']);
        ends.get('third')?.();
        await settle();
        expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
    });

    it('passes a failure on, and lets the next one in', async () => {
        const first = ask('first');
        ['second', 'third'].forEach((name) => void ask(name));
        await settle();
        ends.get('first')?.(new Error('No access to CaseId.'));
        await expect(first).rejects.toThrow('No access to CaseId.');
        await settle();
        expect(begun).toEqual(['first', 'second', 'third']);
    });
});
