import { DEFAULT_POLICY } from 'c/etiquette';
import { parseStoredChat } from 'c/trackedChat';
import { AgentDesk, CHAT, NUDGE, settle } from './agentDesk';

const GERMAN_NUDGE = 'Sind Sie noch da?';
const GERMAN_HOLD = 'Einen Moment bitte.';
const GERMAN = {
    ...DEFAULT_POLICY,
    texts: { ...DEFAULT_POLICY.texts, nudge: GERMAN_NUDGE, hold: GERMAN_HOLD },
    replacedTexts: DEFAULT_POLICY.texts
};

describe('A client whose language has its own texts', () => {
    let desk: AgentDesk;
    const readLanguage = async (): Promise<void> => {
        desk.record = { facts: { language: 'de' }, events: [] };
        desk.tell({ type: 'record', chat: CHAT, ...desk.record });
        await settle();
    };

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policyIn = { de: GERMAN };
        desk.open();
        await desk.accept();
        await desk.agent('Guten Tag');
    });

    it('is nudged in that language, also if the record told of it after the first messages', async () => {
        await desk.until(100);
        await readLanguage();
        expect(desk.card().language).toBe('de');
        await desk.until(181);
        expect(desk.conversation.input).toBe(GERMAN_NUDGE);
        await desk.sendInput();
        expect(desk.noted('nudge')).toMatchObject({ state: 'done', delivered: true });
    });

    it('is nudged as everybody is until the language is known, and what was delivered stays recognized', async () => {
        await desk.until(181);
        expect(desk.conversation.input).toBe(NUDGE);
        await readLanguage();
        await desk.sendInput();
        expect(desk.texts().at(-1)).toBe(NUDGE);
        expect(desk.countdown('idle')?.remaining).toBe(120_000);
    });

    it('has an answer in that language judged again once the language is known', async () => {
        await desk.client('Wo ist meine Bestellung?');
        await desk.agent(GERMAN_HOLD);
        expect(desk.countdown('update')).toBeUndefined();
        await readLanguage();
        expect(desk.countdown('update')).toBeDefined();
    });

    it('is nudged in that language after a reload, where the record cannot be read', async () => {
        await readLanguage();
        desk.crash(desk.window);
        desk.record = { facts: {}, events: [] };
        desk.open();
        await desk.until(181);
        expect(desk.conversation.input).toBe(GERMAN_NUDGE);
    });

    it('is tracked on from what was stored before languages were, or is no language', () => {
        const stored = JSON.parse(desk.browser.stored.get(`chat|${CHAT}`) ?? '{}') as {
            facts: object;
            events: object[];
        };
        expect(stored.facts).not.toHaveProperty('language');
        for (const language of [undefined, 7]) {
            const text = JSON.stringify({ ...stored, facts: { ...stored.facts, language } });
            expect(parseStoredChat(text)).toMatchObject({ chat: CHAT, events: stored.events });
            expect(parseStoredChat(text)?.facts).not.toHaveProperty('language');
        }
    });
});
