import { holder } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    client,
    declined,
    ended,
    requested,
    stateAfter,
    episodesIn,
    transferred,
    type Moment
} from './story';

describe('the agent who has the chat is', () => {
    it.each<[string, Moment[], string | undefined]>([
        ['nobody before it is offered', [requested(0)], undefined],
        ['the one to whom it is offered', [requested(0), assigned(1, 'Ann')], 'Ann'],
        ['the one to whom it was offered last', [assigned(1, 'Ann'), assigned(2, 'Ben')], 'Ben'],
        ['nobody after a decline', [assigned(1, 'Ann'), declined(2, 'Ann')], undefined],
        ['still the same after a decline by another', [assigned(1, 'Ann'), declined(2, 'Ben')], 'Ann'],
        ['still the same after a decline without a name', [assigned(1, 'Ann'), declined(2)], 'Ann'],
        [
            'the next after a decline that is repeated late',
            [assigned(1, 'Ann'), declined(2, 'Ann'), assigned(3, 'Ben'), declined(4, 'Ann')],
            'Ben'
        ],
        ['the one who accepted', [assigned(1, 'Ann'), accepted(2, 'Ben')], 'Ben'],
        ['the one to whom it was offered, if the acceptance names nobody', [assigned(1, 'Ann'), accepted(2)], 'Ann'],
        ['the same after an offer that nobody took yet', [accepted(1, 'Ann'), assigned(2, 'Ben')], 'Ann'],
        [
            'the same after a decline of such an offer',
            [accepted(1, 'Ann'), assigned(2, 'Ben'), declined(3, 'Ben')],
            'Ann'
        ],
        ['the same after a decline in the holder’s own name', [accepted(1, 'Ann'), declined(3, 'Ann')], 'Ann'],
        ['the one to whom it was transferred', [accepted(1, 'Ann'), transferred(2, 'Ben')], 'Ben'],
        ['nobody while it waits in a queue', [accepted(1, 'Ann'), transferred(2)], undefined],
        ['whoever takes it from the queue', [accepted(1, 'Ann'), transferred(2), accepted(3, 'Ben')], 'Ben'],
        ['the one to whom it was transferred before anyone accepted', [requested(0), transferred(1, 'Ben')], 'Ben'],
        ['nobody after a transfer to a queue before that', [assigned(0, 'Ann'), transferred(1)], undefined],
        ['the first who writes, if nobody accepted', [requested(0), agent(5, 'answer', 'Ann')], 'Ann'],
        ['the same when another writes later', [accepted(1, 'Ann'), agent(5, 'answer', 'Ben')], 'Ann'],
        ['the same after the end', [accepted(1, 'Ann'), ended(5, 'client'), transferred(6, 'Ben')], 'Ann']
    ])('%s', (_, chat, name) => {
        expect(holder(stateAfter(chat))).toBe(name);
    });
});

function chargesOf(rule: string, moments: Moment[], until?: number) {
    return episodesIn(moments, { until })
        .filter((episode) => episode.rule === rule)
        .map(({ result, agent: name }) => `${result} by ${name ?? 'nobody'}`);
}

describe('an episode is charged', () => {
    it('to the one who held the chat at its end, if it is met', () => {
        const chat = [
            requested(0),
            assigned(1, 'Ann'),
            accepted(10, 'Ben'),
            transferred(20, 'Cem'),
            agent(30, 'answer')
        ];
        expect(chargesOf('connect', chat)).toEqual(['met by Ben']);
        expect(chargesOf('response', chat)).toEqual(['met by Cem']);
    });

    it.each([
        [69.999, 'Ben'],
        [70, 'Ann'],
        [70.001, 'Ann']
    ])('if it is breached, to the one who held it just before its due time: transfer at second %d', (second, name) => {
        const chat = [requested(0), accepted(10, 'Ann'), transferred(second, 'Ben')];
        expect(chargesOf('response', [...chat, agent(100, 'answer')])).toEqual([`breached by ${name}`]);
        expect(chargesOf('response', chat, 100)).toEqual([`breached by ${name}`]);
        expect(chargesOf('response', [...chat, ended(100, 'client')])).toEqual([`breached by ${name}`]);
    });

    it('to the one who held it at its end, if it is met at the very due time', () => {
        const chat = [
            requested(0),
            assigned(0, 'Ann'),
            accepted(30, 'Ben'),
            transferred(90, 'Cem'),
            agent(90, 'answer')
        ];
        expect(chargesOf('connect', chat)).toEqual(['met by Ben']);
        expect(chargesOf('response', chat)).toEqual(['met by Cem']);
    });

    it('to nobody if it is breached in a queue', () => {
        const chat = [requested(0), accepted(10, 'Ann'), transferred(50), accepted(80, 'Ben'), agent(90, 'answer')];
        expect(chargesOf('response', chat)).toEqual(['breached by nobody']);
    });

    it('to nobody if nobody had the chat when the connection was due', () => {
        expect(chargesOf('connect', [requested(0), accepted(31, 'Ann')])).toEqual(['breached by nobody']);
        expect(chargesOf('connect', [requested(0), assigned(30, 'Ann')], 31)).toEqual(['breached by nobody']);
    });

    it('to the agent who let the offer lie', () => {
        const chat = [requested(0), assigned(5, 'Ann'), declined(31, 'Ann'), accepted(35, 'Ben')];
        expect(chargesOf('connect', chat)).toEqual(['breached by Ann']);
    });

    it('to the one who broke the promise of an update', () => {
        const chat = [accepted(0, 'Ann'), agent(10, 'hold'), transferred(131, 'Ben'), agent(140, 'answer')];
        expect(chargesOf('update', chat)).toEqual(['breached by Ann']);
    });

    it('to the one who held it at the end, if it is a prompt, however late', () => {
        const chat = [accepted(0, 'Ann'), client(5), transferred(400, 'Ben'), agent(410, 'ticket')];
        expect(chargesOf('answer', chat)).toEqual(['acted by Ben']);
    });

    it('to the one who holds it now, if it runs', () => {
        expect(chargesOf('duration', [accepted(0, 'Ann'), transferred(5, 'Ben')])).toEqual(['running by Ben']);
    });

    it('each on its own, if two limits are due at different times', () => {
        const chat = [
            requested(0),
            assigned(0, 'Ann'),
            accepted(31, 'Ben'),
            transferred(92, 'Cem'),
            agent(95, 'answer')
        ];
        expect(chargesOf('connect', chat)).toEqual(['breached by Ann']);
        expect(chargesOf('response', chat)).toEqual(['breached by Ben']);
    });
});

describe('a transfer', () => {
    it('ends no clock: the wait continues', () => {
        const before = episodesIn([accepted(0), client(5), agent(10, 'hold')], { until: 50 });
        expect(episodesIn([accepted(0), client(5), agent(10, 'hold'), transferred(20)], { until: 50 })).toEqual(before);
    });
});
