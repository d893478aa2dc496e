import { accepted, agent, agentTypes, bot, client, policyWith, requested, storyOf, system } from './story';

const ANSWERED = [requested(0), accepted(10), agent(20, 'answer')];

describe('the response clock', () => {
    it('starts with the acceptance, because a greeting is owed', () => {
        expect(storyOf('response', [requested(0), accepted(10)], 20)).toEqual(['10 to now, due 70: running']);
    });

    it.each([
        [69.999, 'met'],
        [70, 'met'],
        [70.001, 'breached'],
        [300, 'breached']
    ])('of a chat accepted at second 10, greeted at %d, is %s', (greeted, result) => {
        expect(storyOf('response', [requested(0), accepted(10), agent(greeted, 'answer')])).toEqual([
            `10 to ${greeted}, due 70: ${result}`
        ]);
    });

    it.each([
        [160, 'running'],
        [160.001, 'breached']
    ])('of a question at second 100 that waits still at %d is %s', (now, result) => {
        expect(storyOf('response', [...ANSWERED, client(100)], now)[1]).toBe(`100 to now, due 160: ${result}`);
    });

    it.each(['answer', 'hold', 'update', 'ticket'] as const)('ends with the agent’s %s', (intent) => {
        expect(storyOf('response', [...ANSWERED, client(100), agent(130, intent)])[1]).toBe('100 to 130, due 160: met');
    });

    it.each([
        ['a nudge', agent(130, 'nudge')],
        ['the closing words', agent(130, 'closing')],
        ['a bot', bot(130)],
        ['the system', system(130)]
    ])('keeps running after %s', (_, message) => {
        expect(storyOf('response', [...ANSWERED, client(100), message], 140)[1]).toBe('100 to now, due 160: running');
    });

    it('takes a file from the agent as an answer', () => {
        expect(storyOf('response', [...ANSWERED, client(100), agentTypes(130)])[1]).toBe('100 to 130, due 160: met');
    });

    it('runs from the client’s first unanswered message, however often they write again', () => {
        const impatient = [...ANSWERED, client(100), client(120), client(159), agent(161, 'answer')];
        expect(storyOf('response', impatient)[1]).toBe('100 to 161, due 160: breached');
    });

    it('starts again with the question after an answer', () => {
        const chat = [...ANSWERED, client(100), agent(110, 'answer'), client(111), agent(120, 'answer')];
        expect(storyOf('response', chat)).toEqual([
            '10 to 20, due 70: met',
            '100 to 110, due 160: met',
            '111 to 120, due 171: met'
        ]);
    });

    it('does not start while a hold is on', () => {
        const chat = [...ANSWERED, client(100), agent(110, 'hold'), client(120), client(130)];
        expect(storyOf('response', chat)).toHaveLength(2);
    });

    it('keeps running with the greeting’s wait if the client writes before they are greeted', () => {
        expect(storyOf('response', [requested(0), accepted(10), client(15), agent(20, 'answer')])).toEqual([
            '10 to 20, due 70: met'
        ]);
    });

    it('has the length that the policy gives it', () => {
        const chat = [requested(0), accepted(10), agent(11.5, 'answer')];
        expect(storyOf('response', chat, 12, policyWith({ response: 1.5 }))).toEqual(['10 to 11.5, due 11.5: met']);
        expect(storyOf('response', chat, 12, policyWith({ response: 1.499 }))).toEqual([
            '10 to 11.5, due 11.499: breached'
        ]);
    });
});
