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
    transferred
} from './story';

const ASKED = [requested(0), accepted(0), agent(5, 'answer'), client(10)];

describe('the answer clock', () => {
    it.each([
        [309.999, 'cleared'],
        [310, 'cleared'],
        [310.001, 'missed']
    ])('of a question at second 10, answered at %d, is %s', (answered, result) => {
        expect(storyOf('answer', [...ASKED, agent(answered, 'answer')])).toEqual([
            `10 to ${answered}, due 310: ${result}`
        ]);
    });

    it.each([
        [50, 0],
        [310, 0],
        [310.001, 0.001],
        [400, 90]
    ])('is acted with a ticket at second %d, %d s late', (ticket, late) => {
        expect(storyOf('answer', [...ASKED, agent(ticket, 'ticket')])).toEqual([
            `10 to ${ticket}, due 310: acted, ${late} late`
        ]);
    });

    it('runs on past its due time until it ends', () => {
        expect(storyOf('answer', ASKED, 5000)).toEqual(['10 to now, due 310: running']);
    });

    it('runs from the first unanswered question', () => {
        const chat = [...ASKED, client(20), client(300), agent(311, 'answer')];
        expect(storyOf('answer', chat)).toEqual(['10 to 311, due 310: missed']);
    });

    it('runs on through holds, updates, nudges, the closing words and transfers', () => {
        const chat = [
            ...ASKED,
            agent(20, 'hold'),
            agent(100, 'update'),
            agent(110, 'nudge'),
            agent(120, 'closing'),
            transferred(130, 'Ben'),
            accepted(140, 'Ben'),
            agent(310.001, 'answer')
        ];
        expect(storyOf('answer', chat)).toEqual(['10 to 310.001, due 310: missed']);
    });

    it('is not settled by a case that is linked', () => {
        expect(storyOf('answer', [...ASKED, caseLinked(50)], 60)).toEqual(['10 to now, due 310: running']);
    });

    it('starts at the acceptance for what the client wrote before it', () => {
        expect(storyOf('answer', [requested(0), client(5), accepted(20)])).toEqual(['20 to now, due 320: running']);
        expect(storyOf('answer', [requested(0, 'Where is it?'), accepted(20)])).toEqual([
            '20 to now, due 320: running'
        ]);
    });

    it('does not start if nothing was asked before the acceptance', () => {
        expect(storyOf('answer', [requested(0), accepted(20)])).toEqual([]);
        expect(storyOf('answer', [requested(0, ''), accepted(20)])).toEqual([]);
        expect(storyOf('answer', [requested(0), thanks(5), accepted(20)])).toEqual([]);
        expect(storyOf('answer', [requested(0, 'Thanks'), accepted(20)])).toEqual([]);
    });

    it('starts with a hold if no question is open', () => {
        expect(storyOf('answer', [requested(0), accepted(10), agent(20, 'hold'), client(30)])).toEqual([
            '20 to now, due 320: running'
        ]);
    });

    it('keeps running if a question is open when the hold begins', () => {
        expect(storyOf('answer', [...ASKED, agent(20, 'hold')])).toEqual(['10 to now, due 310: running']);
    });

    it('starts with a question in the form of a request that comes again after the acceptance', () => {
        const chat = [requested(0), accepted(0), agent(5, 'answer'), requested(10, 'And my refund?')];
        expect(storyOf('answer', chat)).toEqual(['10 to now, due 310: running']);
    });

    it('is not stopped by thanks while the answer is owed', () => {
        expect(storyOf('answer', [...ASKED, thanks(20)])).toEqual(['10 to now, due 310: running']);
    });

    it.each([
        [310, 'cleared'],
        [310.001, 'missed']
    ])('of a chat that ends at second %d is %s', (end, result) => {
        expect(storyOf('answer', [...ASKED, ended(end, 'agent')])).toEqual([`10 to ${end}, due 310: ${result}`]);
        expect(storyOf('answer', [...ASKED, inactive(end)])).toEqual([`10 to ${end}, due 310: ${result}`]);
    });

    it('owes the ticket from its due time, and the console acts a millisecond later', () => {
        expect(firedLive(ASKED, 400)).toEqual(['310.001 ticket:answer']);
        expect(listedActions(ASKED, 400)).toEqual(['310 ticket:answer']);
    });

    it('owes nothing if the answer comes at exactly the due time', () => {
        const chat = [...ASKED, agent(310, 'answer')];
        expect(firedLive(chat, 320)).toEqual([]);
        expect(listedActions(chat, 320)).toEqual([]);
    });

    it('has the length that the policy gives it', () => {
        expect(storyOf('answer', ASKED, 20, policyWith({ answer: 60 }))).toEqual(['10 to now, due 70: running']);
    });
});
