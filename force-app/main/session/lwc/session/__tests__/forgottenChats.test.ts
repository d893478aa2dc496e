import { DEFAULT_POLICY, type ChatEvent } from 'c/etiquette';
import { openJournal } from 'c/journal';
import { createCapacityHistory } from '../capacity';
import { createChatList, type ChatList } from '../chatList';
import { createChatStore } from '../chatStore';
import { eventIntake } from '../eventIntake';
import { takeWork } from '../takeLists';
import { CHAT, COLLEAGUE, ME, START } from './agentDesk';
import { Browser } from './browser';

describe('Of a chat that is not the agent’s any more', () => {
    let chats: ChatList;
    let hear: (event: ChatEvent) => void;
    let browser: Browser;

    beforeEach(() => {
        browser = new Browser();
        const storage = browser.storageOf({ isDead: false, id: 'window' });
        const capacity = createCapacityHistory();
        const now = (): number => START;
        chats = createChatList({
            policyFor: () => DEFAULT_POLICY,
            agentId: ME,
            journal: openJournal({ storage, now, windowId: 'window' }, () => undefined),
            store: createChatStore(storage),
            capacity,
            now,
            isTimeKnown: () => true
        });
        hear = eventIntake({ chats, capacity, evaluate: () => undefined });
        hear({ type: 'assigned', chat: CHAT, at: START, agent: ME });
    });

    const readWork = (): void =>
        takeWork({ type: 'work', works: [] }, chats, {
            found: () => undefined,
            leave: (chat) => chats.drop(chat),
            evaluate: () => undefined
        });

    it('no change of the capacity is kept', () => {
        hear({ type: 'declined', chat: CHAT, at: START, agent: ME });
        const known = chats.get(CHAT)?.rules.events.length;
        hear({ type: 'capacity', chat: '*', at: START + 1, available: 0 });
        expect(chats.get(CHAT)?.rules.events.length).toBe(known);
    });

    it('nothing begins with a decline', () => {
        const other = '0Mwxx0000000002CAA';
        hear({ type: 'declined', chat: other, at: START, agent: ME });
        expect(chats.get(other)).toBeUndefined();
    });

    it('nothing is kept once Omni-Channel has told what the agent’s work is', () => {
        hear({ type: 'accepted', chat: CHAT, at: START, agent: ME });
        hear({ type: 'transferred', chat: CHAT, at: START, agent: COLLEAGUE });
        readWork();
        expect(chats.all()).toEqual([]);
    });

    it('what the storage still holds is not taken for the agent’s, until another window has written news', () => {
        hear({ type: 'accepted', chat: CHAT, at: START, agent: ME });
        readWork();
        expect(chats.takeStored(CHAT)).toBeUndefined();
        expect(chats.all()).toEqual([]);

        const key = `chat|${CHAT}`;
        browser.stored.set(key, (browser.stored.get(key) ?? '').replace('"facts":{}', '"facts":{"caseNumber":"7"}'));
        expect(chats.takeStored(CHAT)?.work).toBe('held');
    });

    it('all is kept while it waits in the queue', () => {
        hear({ type: 'declined', chat: CHAT, at: START, agent: ME });
        chats.evolve(CHAT, { type: 'queued', isQueued: true });
        readWork();
        expect(chats.all().map(({ chat }) => chat)).toEqual([CHAT]);
    });
});
