import {
    accepted,
    agent,
    caseLinked,
    client,
    ended,
    firedLive,
    inactive,
    listedActions,
    policyWith,
    requested,
    storyOf,
    thanks,
    transferred,
    type Moment
} from './story';

const OPENED = [requested(0), accepted(10)];
/** A chat in which nothing is owed to the client at its due time, second 910. */
const QUIET = [...OPENED, agent(20, 'answer')];
/** A chat in which the client waits at its due time. */
const WAITING = [...QUIET, client(900)];

function durationOf(moments: Moment[], until?: number) {
    return storyOf('duration', moments, until);
}

describe('the duration clock', () => {
    it('runs from the acceptance, through everything', () => {
        const chat = [...OPENED, agent(20, 'answer'), client(30), transferred(40, 'Ben'), agent(50, 'ticket')];
        expect(durationOf(chat)).toEqual(['10 to now, due 910: running']);
    });

    it('does not start in a chat that has a case', () => {
        expect(durationOf([requested(0), caseLinked(5), accepted(10)])).toEqual([]);
    });

    it('does not start again after a transfer or a sleep', () => {
        const chat = [...OPENED, inactive(20), client(30), accepted(40, 'Ben'), agent(50, 'answer')];
        expect(durationOf(chat)).toEqual(['10 to 20, due 910: cleared']);
    });

    it.each([50, 910])('is acted by a case at second %d, in time', (linked) => {
        expect(durationOf([...WAITING.slice(0, 3), caseLinked(linked)])).toEqual([
            `10 to ${linked}, due 910: acted, 0 late`
        ]);
    });

    it.each([
        [910, 0],
        [910.001, 0.001],
        [1000, 90]
    ])('is acted by a case at second %d, %d s after a waiting client was owed it', (linked, late) => {
        expect(durationOf([...WAITING, caseLinked(linked)])).toEqual([`10 to ${linked}, due 910: acted, ${late} late`]);
    });

    it('counts lateness only from the moment at which something was owed to the client', () => {
        expect(durationOf([...QUIET, client(1000), caseLinked(1003)])).toEqual(['10 to 1003, due 910: acted, 3 late']);
        expect(durationOf([...QUIET, caseLinked(1003)])).toEqual(['10 to 1003, due 910: acted, 0 late']);
    });

    it.each([
        ['who waits', WAITING, 910, 'cleared'],
        ['who waits', WAITING, 910.001, 'missed'],
        ['who is silent', QUIET, 5000, 'cleared']
    ])('of a client %s (%#) is judged at the chat’s end', (_, chat, end, result) => {
        for (const by of ['agent', 'client', 'system'] as const) {
            expect(durationOf([...chat, ended(end, by)])).toEqual([`10 to ${end}, due 910: ${result}`]);
        }
        expect(durationOf([...chat, inactive(end)])).toEqual([`10 to ${end}, due 910: ${result}`]);
    });

    it('is missed if the ticket was owed once, though the answer came since', () => {
        const chat = [...WAITING, agent(950, 'answer'), ended(960, 'client')];
        expect(durationOf(chat)).toEqual(['10 to 960, due 910: missed']);
    });

    it('has the length that the policy gives it', () => {
        expect(storyOf('duration', OPENED, 20, policyWith({ duration: 600 }))).toEqual(['10 to now, due 610: running']);
    });
});

describe('the ticket for a long chat is owed', () => {
    const owed = (chat: Parameters<typeof firedLive>[0], until: number) => ({
        live: firedLive(chat, until).filter((fired) => fired.endsWith('duration')),
        listed: listedActions(chat, until).filter((fired) => fired.endsWith('duration'))
    });

    it('from the due time, if the client waits for an answer then', () => {
        expect(owed(WAITING, 910)).toEqual({ live: [], listed: ['910 ticket:duration'] });
        expect(owed(WAITING, 911)).toEqual({ live: ['910.001 ticket:duration'], listed: ['910 ticket:duration'] });
    });

    it('from the next question, if the client is silent at the due time', () => {
        expect(owed(QUIET, 5000)).toEqual({ live: [], listed: [] });
        expect(owed([...QUIET, client(1000)], 1100)).toEqual({
            live: ['1000.001 ticket:duration'],
            listed: ['1000 ticket:duration']
        });
    });

    it('from the due time, if the question comes at exactly that', () => {
        expect(owed([...QUIET, client(910)], 920).listed).toEqual(['910 ticket:duration']);
    });

    it('while a greeting is owed, because a response clock runs', () => {
        const ungreeted = [requested(0), accepted(10), caseLinked(11)];
        expect(owed([...OPENED], 920).listed).toEqual(['910 ticket:duration']);
        expect(owed(ungreeted, 920).listed).toEqual([]);
    });

    it('while a hold is on', () => {
        expect(owed([...QUIET, agent(905, 'hold')], 911).live).toEqual(['910.001 ticket:duration']);
    });

    it('not for thanks, nor for an agent who keeps writing', () => {
        expect(owed([...QUIET, thanks(1000), agent(1010, 'answer')], 1100)).toEqual({ live: [], listed: [] });
    });

    it('not if the question is answered at the same instant', () => {
        expect(owed([...QUIET, client(1000), agent(1000, 'answer')], 1100)).toEqual({ live: [], listed: [] });
        expect(owed([...WAITING, agent(910, 'answer')], 920)).toEqual({ live: [], listed: [] });
    });

    it('once, however many questions follow', () => {
        const chat = [...QUIET, client(1000), agent(1001, 'answer'), client(1100), agent(1101, 'answer')];
        expect(owed(chat, 1200)).toEqual({ live: ['1000.001 ticket:duration'], listed: ['1000 ticket:duration'] });
    });
});
