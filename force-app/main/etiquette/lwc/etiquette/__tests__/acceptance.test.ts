import { holder, isAccepted } from 'c/etiquette';
import {
    accepted,
    agent,
    agentTypes,
    bot,
    caseLinked,
    client,
    requested,
    stateAfter,
    storyOf,
    system,
    thanks,
    episodesIn,
    type Moment
} from './story';

function running(moments: Moment[]): string[] {
    return episodesIn(moments)
        .filter(({ end }) => end === null)
        .map(({ rule }) => rule);
}

describe('the acceptance', () => {
    it('ends the wait for a connection, and starts the wait for a greeting and the chat’s time', () => {
        expect(running([requested(0)])).toEqual(['connect']);
        expect(running([requested(0), accepted(10)])).toEqual(['response', 'duration']);
    });

    it('opens the question that the client wrote before it', () => {
        expect(running([requested(0, 'Where is it?'), accepted(10)])).toEqual(['response', 'answer', 'duration']);
        expect(running([requested(0), client(5), accepted(10)])).toEqual(['response', 'answer', 'duration']);
        expect(running([requested(0), client(5), thanks(6), accepted(10)])).toEqual(['response', 'answer', 'duration']);
    });

    it('needs no request before it', () => {
        expect(running([accepted(10)])).toEqual(['response', 'duration']);
    });

    it('happens once: a later one, after a transfer, only changes who holds the chat', () => {
        const chat = [accepted(10, 'Ann'), agent(20, 'answer'), accepted(100, 'Ben')];
        expect(running(chat)).toEqual(['duration', 'nudge', 'idle']);
        expect(holder(stateAfter(chat))).toBe('Ben');
        expect(holder(stateAfter([...chat, accepted(110)]))).toBe('Ben');
    });

    it.each([
        ['a request', requested(0)],
        ['a client’s message', client(0)],
        ['a bot’s message', bot(0)],
        ['a system message', system(0)],
        ['a case', caseLinked(0)]
    ])('is not %s', (_, event) => {
        expect(isAccepted(stateAfter([event]))).toBe(false);
    });
});

describe('an agent’s first message without an acceptance before it', () => {
    it.each(['answer', 'hold', 'update', 'nudge', 'closing', 'ticket'] as const)(
        'is the acceptance, as %s',
        (intent) => {
            const chat = [requested(0), agent(12, intent, 'Ann')];
            const state = stateAfter(chat);
            expect(isAccepted(state)).toBe(true);
            expect(holder(state)).toBe('Ann');
            expect(storyOf('connect', chat)).toEqual(['0 to 12, due 30: met']);
            expect(storyOf('duration', chat)).toEqual(['12 to now, due 912: running']);
            expect(storyOf('response', chat)).toEqual([]);
        }
    );

    it.each(['hold', 'update'] as const)('opens a question from then on, as %s', (intent) => {
        const chat = [requested(0, 'Where is it?'), agent(12, intent)];
        expect(storyOf('answer', chat)).toEqual(['12 to now, due 312: running']);
        expect(storyOf('update', chat)).toEqual(['12 to now, due 132: running']);
    });

    it.each(['answer', 'ticket', 'nudge', 'closing'] as const)('leaves no question open, as %s', (intent) => {
        const chat = [requested(0, 'Where is it?'), client(5), agent(12, intent)];
        expect(storyOf('answer', chat)).toEqual([]);
    });

    it.each(['answer', 'ticket'] as const)('starts the client’s silence, as %s', (intent) => {
        expect(running([requested(0), agent(12, intent)])).toEqual(['duration', 'nudge', 'idle']);
    });

    it('may be a text of their own, or a file', () => {
        expect(running([requested(0), agentTypes(12, 'Hello!')])).toEqual(['duration', 'nudge', 'idle']);
        expect(running([requested(0), agentTypes(12)])).toEqual(['duration', 'nudge', 'idle']);
    });

    it('makes an acceptance that comes after it a change of hands', () => {
        const chat = [requested(0), agent(12, 'answer', 'Ann'), accepted(15, 'Ben')];
        expect(storyOf('response', chat)).toEqual([]);
        expect(holder(stateAfter(chat))).toBe('Ben');
    });

    it('keeps the agent to whom the chat was offered if the message has no agent', () => {
        expect(
            holder(stateAfter([requested(0), { ...accepted(5, 'Ann'), type: 'assigned' }, agent(12, 'answer')]))
        ).toBe('Ann');
    });

    it('starts no chat’s time in a chat that has a case', () => {
        expect(storyOf('duration', [requested(0), caseLinked(5), agent(12, 'answer')])).toEqual([]);
    });
});
