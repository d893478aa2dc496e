import { caseOf } from 'c/etiquette';
import { accepted, agent, caseLinked, client, firedLive, listedActions, requested, stateAfter, storyOf } from './story';

const ASKED = [requested(0), accepted(0), client(0)];

describe('the chat’s case', () => {
    it('is none before one is linked', () => {
        expect(caseOf(stateAfter(ASKED))).toBeUndefined();
    });

    it('is the first that is linked, before the chat or in it', () => {
        expect(caseOf(stateAfter([...ASKED, caseLinked(10, 'first'), caseLinked(20, 'second')]))).toBe('first');
        expect(caseOf(stateAfter([caseLinked(-100, 'older'), ...ASKED, caseLinked(20, 'second')]))).toBe('older');
    });

    it('settles the chat’s time once: a second one changes nothing', () => {
        expect(storyOf('duration', [...ASKED, caseLinked(10), caseLinked(20, 'second')])).toEqual([
            '0 to 10, due 900: acted, 0 late'
        ]);
    });

    it('does not settle an open question, whose ticket is owed all the same', () => {
        const linked = [...ASKED, caseLinked(10)];
        expect(firedLive(linked, 1000)).toEqual(['300.001 ticket:answer']);
        expect(listedActions(linked, 1000)).toEqual(['300 ticket:answer']);
    });

    it('is asked for again live until it is linked, though a replay counts on the first ticket', () => {
        expect(firedLive(ASKED, 1000)).toEqual(['300.001 ticket:answer', '900.001 ticket:duration']);
        expect(listedActions(ASKED, 1000)).toEqual(['300 ticket:answer']);
    });

    it('is opened for a long chat if no ticket was owed before', () => {
        const chat = [...ASKED, agent(290, 'answer'), client(895)];
        expect(listedActions(chat, 1000)).toEqual(['470 nudge', '900 ticket:duration']);
    });

    it('stands already when the next question is due: its reason is added', () => {
        const chat = [...ASKED, agent(290, 'answer'), client(800)];
        expect(listedActions(chat, 1200)).toEqual(['470 nudge', '900 ticket:duration', '1100 ticket:answer']);
    });

    it('is opened for the question if both fall due at one instant', () => {
        const chat = [...ASKED, agent(290, 'answer'), client(600)];
        expect(firedLive(chat, 1000)).toEqual(['470.001 nudge', '900.001 ticket:answer', '900.001 ticket:duration']);
        expect(listedActions(chat, 1000)).toEqual(['470 nudge', '900 ticket:answer']);
    });

    it('gets a reason for each question that took too long', () => {
        const chat = [...ASKED, agent(310, 'ticket'), client(320), agent(630, 'ticket')];
        expect(listedActions(chat, 640)).toEqual(['300 ticket:answer', '620 ticket:answer']);
    });
});
