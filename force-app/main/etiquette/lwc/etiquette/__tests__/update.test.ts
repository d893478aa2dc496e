import { accepted, agent, client, ended, policyWith, requested, storyOf, thanks } from './story';

const HELD = [requested(0), accepted(0), agent(20, 'hold')];

describe('the update clock', () => {
    it.each([
        [139.999, 'met'],
        [140, 'met'],
        [140.001, 'breached']
    ])('of a hold at second 20 with the answer at %d is %s', (answered, result) => {
        expect(storyOf('update', [...HELD, agent(answered, 'answer')])).toEqual([
            `20 to ${answered}, due 140: ${result}`
        ]);
    });

    it.each([
        [140, 'running'],
        [140.001, 'breached']
    ])('of a hold at second 20 without a word until %d is %s', (now, result) => {
        expect(storyOf('update', HELD, now)).toEqual([`20 to now, due 140: ${result}`]);
    });

    it('is met and restarted by every update', () => {
        const chat = [...HELD, agent(100, 'update'), agent(220, 'update'), agent(340.001, 'answer')];
        expect(storyOf('update', chat)).toEqual([
            '20 to 100, due 140: met',
            '100 to 220, due 220: met',
            '220 to 340.001, due 340: breached'
        ]);
    });

    it.each(['answer', 'ticket'] as const)('ends with %s, and the hold with it', (intent) => {
        const chat = [...HELD, agent(60, intent), client(70)];
        expect(storyOf('update', chat)).toEqual(['20 to 60, due 140: met']);
        expect(storyOf('response', chat)).toContain('70 to now, due 130: running');
    });

    it('takes a hold while one is on for an update', () => {
        expect(storyOf('update', [...HELD, agent(50, 'hold')])).toEqual([
            '20 to 50, due 140: met',
            '50 to now, due 170: running'
        ]);
    });

    it('takes an update while no hold is on for a hold', () => {
        const chat = [requested(0), accepted(0), agent(20, 'update'), client(30)];
        expect(storyOf('update', chat)).toEqual(['20 to now, due 140: running']);
        expect(storyOf('response', chat)).toEqual(['0 to 20, due 60: met']);
    });

    it.each(['nudge', 'closing'] as const)('keeps running through a %s', (intent) => {
        expect(storyOf('update', [...HELD, agent(50, intent)])).toEqual(['20 to now, due 140: running']);
    });

    it('keeps running whatever the client writes', () => {
        expect(storyOf('update', [...HELD, client(50), thanks(60)])).toEqual(['20 to now, due 140: running']);
    });

    it.each([
        [140, 'open'],
        [140.001, 'breached']
    ])('of a chat that ends at second %d is %s', (end, result) => {
        expect(storyOf('update', [...HELD, ended(end, 'client')])).toEqual([`20 to ${end}, due 140: ${result}`]);
    });

    it('has the length that the policy gives it', () => {
        expect(storyOf('update', HELD, 50, policyWith({ update: 30 }))).toEqual(['20 to now, due 50: running']);
    });
});
