import { episodes } from 'c/etiquette';
import { accepted, agent, caseLinked, client, instant, requested, stateAfter, episodesIn } from './story';

const CHAT_WITH_TIES = [requested(0), client(1), accepted(10), caseLinked(11), agent(12, 'hold'), agent(13, 'answer')];

describe('the episodes of a chat', () => {
    it('are ordered by their start, those that start together by their rule’s place in the table', () => {
        expect(episodesIn(CHAT_WITH_TIES).map(({ rule, start }) => `${start} ${rule}`)).toEqual([
            '0 connect',
            '10 response',
            '10 answer',
            '10 duration',
            '12 update',
            '13 nudge',
            '13 idle'
        ]);
    });

    it('stand as they are at the instant that is asked for, as often as it is asked', () => {
        const state = stateAfter(CHAT_WITH_TIES);
        const counted = (second: number) => episodes(state, instant(second)).at(-1)?.counted;
        expect([counted(20), counted(30), counted(20)]).toEqual([7_000, 17_000, 7_000]);
    });
});
