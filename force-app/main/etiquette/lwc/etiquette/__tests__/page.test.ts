import { caseOf, clocks, holder } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    caseLinked,
    CHAT,
    client,
    closed,
    declined,
    ended,
    firedLive,
    instant,
    listedActions,
    named,
    nothing,
    requested,
    stateAfter,
    storyOf,
    thanks,
    episodesIn,
    transferred,
    type Moment
} from './story';

/* The page docs/etiquette.md, as one chat for each line of its table and for each numbered consequence. */

const OPENED = [requested(0), accepted(0)];
const SILENT = [...OPENED, agent(0, 'answer')];

describe('the table', () => {
    it.each<[Parameters<typeof storyOf>[0], Moment[], Moment[], number]>([
        ['connect', [], [requested(0)], 30],
        ['response', [requested(0)], [accepted(0)], 60],
        ['response', SILENT, [client(0)], 60],
        ['update', OPENED, [agent(0, 'hold')], 120],
        ['answer', OPENED, [client(0)], 300],
        ['answer', [requested(0, 'Where is it?')], [accepted(0)], 300],
        ['duration', [requested(0)], [accepted(0)], 900],
        ['nudge', OPENED, [agent(0, 'answer')], 180],
        ['nudge', OPENED, [agent(0, 'ticket')], 180],
        ['nudge', [...OPENED, agent(0, 'answer'), client(0), agent(0, 'answer')], [thanks(0)], 180]
    ])('%s starts (%#) and is due in its time', (rule, before, starting, due) => {
        expect(storyOf(rule, [...before, ...starting], 10).at(-1)).toBe(`0 to now, due ${due}: running`);
    });

    it('idle starts with the nudge clock, and is due after a nudge', () => {
        expect(storyOf('idle', SILENT, 10)).toEqual(['0 to now, due never: running']);
        expect(storyOf('idle', [...SILENT, agent(180, 'nudge')])).toEqual(['0 to now, due 300: running']);
    });

    it('leaves no clock running that the page does not name', () => {
        const rules = (moments: Moment[]) => clocks(stateAfter(moments), instant(10)).map(({ rule }) => rule);
        expect(rules([requested(0)])).toEqual(['connect']);
        expect(rules(OPENED)).toEqual(['response', 'duration']);
        expect(rules([...OPENED, client(0)])).toEqual(['response', 'answer', 'duration']);
        expect(rules([...OPENED, agent(0, 'hold')])).toEqual(['update', 'answer', 'duration']);
        expect(rules(SILENT)).toEqual(['nudge', 'duration', 'idle']);
        expect(rules([...SILENT, agent(5, 'nudge')])).toEqual(['idle', 'duration']);
    });
});

describe('what a naive reading gets wrong', () => {
    it('1. further messages of the client never restart a wait', () => {
        expect(storyOf('response', [...SILENT, client(10), client(60), client(69)], 70)[1]).toBe(
            '10 to now, due 70: running'
        );
    });

    it('2. a hold is no free pause', () => {
        const chat = [...SILENT, client(10), agent(20, 'hold'), client(30)];
        expect(storyOf('response', chat)[1]).toBe('10 to 20, due 70: met');
        expect(storyOf('response', chat)).toHaveLength(2);
        expect(storyOf('update', chat)).toEqual(['20 to now, due 140: running']);
        expect(storyOf('answer', chat)).toEqual(['10 to now, due 310: running']);
    });

    it('3. an answer ends hold, update, response and answer clocks together, and starts the client’s silence', () => {
        const chat = [...OPENED, client(10), agent(20, 'hold'), client(30), agent(40, 'answer')];
        const running = episodesIn(chat).filter(({ end }) => end === null);
        expect(running.map(({ rule, start }) => `${rule} ${start}`)).toEqual(['duration 0', 'nudge 40', 'idle 40']);
    });

    it('4. a nudge restarts no silence and ends no wait; a late one moves the end', () => {
        expect(storyOf('idle', [...SILENT, agent(240, 'nudge')])).toEqual(['0 to now, due 360: running']);
        expect(storyOf('response', [...SILENT, client(10), agent(20, 'nudge')])[1]).toBe('10 to now, due 70: running');
    });

    it('5. a further answer while the client is silent moves the silence', () => {
        const chat = [...SILENT, agent(100, 'nudge'), agent(150, 'answer')];
        expect(storyOf('nudge', chat)).toEqual(['0 to 100, due 180: acted, 0 late', '150 to now, due 330: running']);
        expect(storyOf('idle', chat)).toEqual(['150 to now, due never: running']);
    });

    it('6. thanks restart the silence, but only while nothing is owed', () => {
        expect(storyOf('idle', [...SILENT, thanks(50)])[1]).toBe('50 to now, due never: running');
        expect(episodesIn([...SILENT, client(10), thanks(50)])).toEqual(
            episodesIn([...SILENT, client(10)], { until: 50 })
        );
        expect(episodesIn([...OPENED, thanks(50)])).toEqual(episodesIn(OPENED, { until: 50 }));
        expect(episodesIn([requested(0), thanks(5)])).toEqual(episodesIn([requested(0)], { until: 5 }));
    });

    it('7. a chat has one case, and one that is linked settles the chat’s time but no question', () => {
        const chat = [...OPENED, client(0), caseLinked(10, 'a'), caseLinked(20, 'b')];
        expect(caseOf(stateAfter(chat))).toBe('a');
        expect(firedLive(chat, 3600)).toEqual(['300.001 ticket:answer']);
        expect(listedActions([...OPENED, client(0)], 3600)).toEqual(['300 ticket:answer']);
    });

    it('8. a transfer ends no clock, and a breach is charged to the one who let it come', () => {
        const chat = [requested(0), accepted(0, 'Ann'), transferred(61, 'Ben'), client(62), agent(63, 'answer')];
        const charged = episodesIn(chat).map(({ rule, result, agent: name }) => `${rule} ${result} ${name}`);
        expect(charged).toContain('response breached Ann');
        expect(charged).toContain('answer cleared Ben');
        expect(holder(stateAfter(chat))).toBe('Ben');
    });

    it('9. at the end limits are breached or open, prompts as ever, and nothing counts afterwards', () => {
        const chat = [...OPENED, client(0), agent(30, 'hold'), ended(150, 'agent'), client(200), closed(300)];
        expect(episodesIn(chat).map(({ rule, end, result }) => `${rule} ${end} ${result}`)).toEqual([
            'connect 0 met',
            'response 30 met',
            'answer 150 cleared',
            'duration 150 cleared',
            'update 150 open'
        ]);
        expect(storyOf('update', [...chat.slice(0, 4), ended(150.001, 'agent')])).toEqual([
            '30 to 150.001, due 150: breached'
        ]);
    });

    it('10. a decline ends no wait for a connection', () => {
        expect(storyOf('connect', [requested(0), assigned(1, 'Ann'), declined(21, 'Ann')], 31)).toEqual([
            '0 to now, due 30: breached'
        ]);
    });

    it('11. events may come late, twice or out of order', () => {
        const chat = [named('1', requested(0)), named('2', accepted(5)), named('3', agent(9, 'answer'))];
        const [first, second, third] = chat as [Moment, Moment, Moment];
        expect(episodesIn([third, first, second, first, third])).toEqual(episodesIn(chat));
    });

    it('12. a computer that slept shows one catch-up, not a burst', () => {
        expect(stateAfter([...SILENT, nothing(7000)]).emitted).toEqual([`${CHAT}|nudge|${instant(0)}`]);
        const nudged = stateAfter([...SILENT, agent(100, 'nudge'), nothing(7000)]);
        expect(nudged.emitted).toEqual([`${CHAT}|idle|${instant(0)}`]);
    });
});
