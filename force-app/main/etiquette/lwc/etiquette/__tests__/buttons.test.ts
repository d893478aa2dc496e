import { allowedButtons, newChat } from 'c/etiquette';
import {
    accepted,
    agent,
    caseLinked,
    CHAT,
    client,
    ended,
    inactive,
    instant,
    requested,
    stateAfter,
    type Moment
} from './story';

const OPENED = [requested(0), accepted(0)];
const SILENT = [...OPENED, agent(0, 'answer')];
const NUDGED = [...SILENT, agent(180, 'nudge')];

describe('the buttons that the etiquette allows', () => {
    it.each<[string, Moment[], number, string[]]>([
        ['before the acceptance: none', [requested(0)], 10, []],
        ['after it: a hold or a ticket', OPENED, 10, ['hold', 'ticket']],
        ['while the client waits', [...OPENED, client(5)], 10, ['hold', 'ticket']],
        ['while a hold is on: updates', [...OPENED, agent(5, 'hold')], 10, ['update', 'ticket']],
        ['after the hold', [...OPENED, agent(5, 'hold'), agent(6, 'answer')], 10, ['hold', 'nudge', 'ticket']],
        ['while the client is silent: a nudge, early too', SILENT, 10, ['hold', 'nudge', 'ticket']],
        ['where no nudge was sent: no end, however late', SILENT, 5000, ['hold', 'nudge', 'ticket']],
        ['after a nudge: another one', NUDGED, 200, ['hold', 'nudge', 'ticket']],
        ['at exactly the due time of the end', NUDGED, 300, ['hold', 'nudge', 'ticket']],
        ['once the end is due: that', NUDGED, 300.001, ['hold', 'ticket', 'end']],
        ['with a case: a ticket all the same', [...OPENED, caseLinked(5)], 10, ['hold', 'ticket']],
        ['in a session that slept', [...SILENT, inactive(5)], 10, ['hold', 'ticket']],
        ['after the end: none', [...SILENT, ended(5, 'client')], 10, []]
    ])('%s', (_, chat, second, buttons) => {
        expect(allowedButtons(stateAfter(chat), instant(second))).toEqual(buttons);
    });

    it('in a chat of which nothing is known: none', () => {
        expect(allowedButtons(newChat(CHAT), instant(0))).toEqual([]);
    });
});
