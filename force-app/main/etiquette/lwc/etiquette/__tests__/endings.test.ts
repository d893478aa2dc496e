import { caseOf, clocks, isEnded } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    capacity,
    caseLinked,
    client,
    closed,
    declined,
    ended,
    inactive,
    instant,
    requested,
    stateAfter,
    storyOf,
    thanks,
    episodesIn,
    transferred
} from './story';

const EVERY_CLOCK = [requested(0), accepted(10), client(20), agent(30, 'hold'), client(40)];

describe('the chat’s end', () => {
    it.each([
        ['the client', ended(60, 'client')],
        ['the agent', ended(60, 'agent')],
        ['the system', ended(60, 'system')],
        ['closed work without an end', closed(60)]
    ])('by %s ends every clock', (_, end) => {
        const state = stateAfter([...EVERY_CLOCK, end]);
        expect(isEnded(state)).toBe(true);
        expect(clocks(state, instant(100))).toEqual([]);
        expect(storyOf('update', [...EVERY_CLOCK, end])).toEqual(['30 to 60, due 150: open']);
        expect(storyOf('answer', [...EVERY_CLOCK, end])).toEqual(['20 to 60, due 320: cleared']);
        expect(storyOf('duration', [...EVERY_CLOCK, end])).toEqual(['10 to 60, due 910: cleared']);
    });

    it('makes everything after it count for nothing', () => {
        const chat = [...EVERY_CLOCK, ended(60, 'client')];
        const after = [
            requested(61),
            assigned(62, 'Ben'),
            accepted(63, 'Ben'),
            declined(64, 'Ben'),
            client(65),
            thanks(66),
            agent(67, 'hold'),
            agent(68, 'nudge'),
            transferred(69, 'Cem'),
            inactive(70),
            capacity(71, 0),
            ended(72, 'agent'),
            closed(73)
        ];
        expect(episodesIn([...chat, ...after])).toEqual(episodesIn(chat));
    });

    it('stays the client’s if the agent closes the work afterwards', () => {
        const chat = [requested(0), accepted(0), agent(0, 'answer'), agent(180, 'nudge'), ended(310, 'client')];
        expect(storyOf('idle', [...chat, closed(320)])).toEqual(['0 to 310, due 300: missed']);
    });

    it('still lets a case be noted as the chat’s, which settles nothing any more', () => {
        const chat = [...EVERY_CLOCK, ended(60, 'client'), caseLinked(70, 'late case')];
        expect(caseOf(stateAfter(chat))).toBe('late case');
        expect(caseOf(stateAfter([...chat, caseLinked(80, 'another')]))).toBe('late case');
        expect(storyOf('duration', chat)).toEqual(['10 to 60, due 910: cleared']);
    });

    it('keeps the case that the chat had before', () => {
        const chat = [...EVERY_CLOCK, caseLinked(50, 'first'), ended(60, 'client'), caseLinked(70, 'second')];
        expect(caseOf(stateAfter(chat))).toBe('first');
    });
});

describe('a session that goes to sleep', () => {
    it('ends every running episode as the client’s end would, but not the chat', () => {
        const chat = [...EVERY_CLOCK, inactive(60)];
        expect(episodesIn(chat)).toEqual(episodesIn([...EVERY_CLOCK, ended(60, 'client')]));
        expect(isEnded(stateAfter(chat))).toBe(false);
    });

    it('continues with the client’s next question', () => {
        const chat = [...EVERY_CLOCK, inactive(60), client(1000)];
        expect(storyOf('response', chat)[1]).toBe('1000 to now, due 1060: running');
        expect(storyOf('answer', chat)[1]).toBe('1000 to now, due 1300: running');
    });

    it('ends the hold: the next update is a hold again, and a question waits for a response', () => {
        const chat = [...EVERY_CLOCK, inactive(60), agent(1000, 'update'), client(1001)];
        expect(storyOf('answer', chat)[1]).toBe('1000 to now, due 1300: running');
        expect(storyOf('update', chat)[1]).toBe('1000 to now, due 1120: running');
    });

    it('closes the question, so that thanks ask for nothing', () => {
        expect(storyOf('nudge', [...EVERY_CLOCK, inactive(60), thanks(1000)])).toEqual([
            '1000 to now, due 1180: running'
        ]);
    });

    it('closes a question that was written before the acceptance', () => {
        expect(storyOf('answer', [requested(0, 'Where is it?'), client(5), inactive(60), accepted(100)])).toEqual([]);
    });

    it('lets an agent’s next answer start the client’s silence', () => {
        expect(storyOf('idle', [...EVERY_CLOCK, inactive(60), agent(1000, 'answer')])).toEqual([
            '1000 to now, due never: running'
        ]);
    });
});
