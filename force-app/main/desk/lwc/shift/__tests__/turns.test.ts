import { takeTurns, type Turns } from '../turns';
import { settle } from './desk';

describe('Work that takes turns', () => {
    let now: number;
    let turns: Turns;
    let begun: string[];
    let ends: Map<string, (error?: Error) => void>;

    const ask = (name: string): Promise<string> =>
        turns.take(
            () =>
                new Promise((resolve, reject) => {
                    begun.push(name);
                    ends.set(name, (error) => (error ? reject(error) : resolve(`${name} done`)));
                })
        );

    beforeEach(() => {
        now = 0;
        begun = [];
        ends = new Map();
        turns = takeTurns(() => now);
    });

    it('is begun two at a time, in the order in which it came', async () => {
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

    it('says of each how it failed, and lets the next in', async () => {
        const first = ask('first');
        ['second', 'third'].forEach((name) => void ask(name));
        await settle();
        ends.get('first')?.(new Error('No access to CaseId.'));
        await expect(first).rejects.toThrow('No access to CaseId.');
        await settle();
        expect(begun).toEqual(['first', 'second', 'third']);
    });

    it('does not wait for more than ten seconds for what may never end, once anybody asks', async () => {
        ['first', 'second', 'third'].forEach((name) => void ask(name));
        now = 9_999;
        void ask('fourth');
        await settle();
        expect(begun).toEqual(['first', 'second']);
        now = 10_000;
        void ask('fifth');
        await settle();
        expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
    });
});
