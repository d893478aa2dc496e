import { auditChat, DEFAULT_POLICY, classify } from 'c/etiquette';
import {
    accepted,
    agent,
    caseLinked,
    client,
    ended,
    instant,
    listedActions,
    policyWith,
    requested,
    secondOf,
    thanks,
    episodesIn
} from './story';

const OPENED = [requested(0), accepted(0), agent(0, 'answer')];

describe('a replayed chat', () => {
    it('comes to the same episodes as a live one', () => {
        const chat = [...OPENED, client(10), agent(80, 'hold'), caseLinked(90)];
        const { episodes, caseId } = auditChat(
            chat.map((event) => classify(event, DEFAULT_POLICY)),
            DEFAULT_POLICY,
            instant(500)
        );
        expect(episodes.map(({ rule, start, result }) => [rule, secondOf(start), result])).toEqual(
            episodesIn(chat, { until: 500 }).map(({ rule, start, result }) => [rule, start, result])
        );
        expect(caseId).toBe('500xx0000000001AAA');
    });

    it('of which nothing is known comes to nothing', () => {
        expect(auditChat([], DEFAULT_POLICY, instant(0))).toEqual({ episodes: [], actions: [], caseId: undefined });
    });

    it('lists each action at the instant from which it was owed, up to now', () => {
        const chat = [...OPENED, agent(200, 'nudge')];
        expect(listedActions(chat, 319.999)).toEqual(['180 nudge']);
        expect(listedActions(chat, 320)).toEqual(['180 nudge', '320 end']);
    });

    it('lists an action although its reason went away after it was owed', () => {
        expect(listedActions([...OPENED, client(180.001), agent(181, 'answer')], 190)).toEqual(['180 nudge']);
        expect(listedActions([...OPENED, agent(180, 'nudge'), ended(300.001, 'client')], 400)).toEqual(['300 end']);
    });

    it('lists no end without a nudge: a replay invents no messages', () => {
        expect(listedActions(OPENED, 5000)).toEqual(['180 nudge']);
    });

    it('lists an action once for each episode', () => {
        const chat = [...OPENED, thanks(200), thanks(400), agent(500, 'answer')];
        expect(listedActions(chat, 1000)).toEqual(['180 nudge', '380 nudge', '680 nudge']);
    });

    it('lists actions in the order of time, at one instant the ticket for the answer first', () => {
        const policy = policyWith({ answer: 100, duration: 100, nudge: 50 });
        const chat = [requested(0, 'Where is it?'), accepted(0)];
        expect(listedActions(chat, 200, policy)).toEqual(['100 ticket:answer']);
        const swapped = policyWith({ answer: 101, duration: 100 });
        expect(listedActions(chat, 200, swapped)).toEqual(['100 ticket:duration', '101 ticket:answer']);
    });

    it('lists what fell due in any order between two events in the order of time', () => {
        const policy = policyWith({ nudge: 120, idle: 130, idleAfterNudge: 1, duration: 125 });
        const chat = [requested(0), accepted(0), client(0), agent(10, 'answer'), agent(120, 'nudge'), client(300)];
        expect(listedActions(chat, 301, policy)).toEqual(['140 end', '300 ticket:duration']);
        const late = [requested(0), accepted(0), client(0), client(400)];
        expect(listedActions(late, 401, policyWith({ answer: 300, duration: 100 }))).toEqual([
            '100 ticket:duration',
            '300 ticket:answer'
        ]);
    });

    it('lists no ticket for a long chat that had one for its question, though its episode runs on', () => {
        const chat = [requested(0), accepted(0), client(0)];
        expect(listedActions(chat, 1000)).toEqual(['300 ticket:answer']);
        expect(episodesIn(chat, { until: 1000 }).find(({ rule }) => rule === 'duration')).toMatchObject({
            end: null,
            result: 'running'
        });
    });

    it('lists no ticket for a long chat after one for its question, whatever is listed between them', () => {
        const chat = [requested(0), accepted(0), client(0), agent(310, 'answer'), client(895)];
        expect(listedActions(chat, 1000)).toEqual(['300 ticket:answer', '490 nudge']);
    });
});
