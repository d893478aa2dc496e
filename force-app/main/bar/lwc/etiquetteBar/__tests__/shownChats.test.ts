import { lastingStorage } from 'c/journal';
import type { ChatView } from 'c/session';
import { denied } from '../../agentSettings/__tests__/storage';
import { ShownChats } from '../shownChats';

const PARKED = { key: 'k', action: 'nudge', state: 'parked', text: 'Are you still there?' } as const;

function viewOf(phase: ChatView['phase'], actions: ChatView['actions'] = [], chat = 'one'): ChatView {
    return { chat, kind: 'messaging', clientName: 'Dana', clocks: [], buttons: [], actions, phase };
}

function storageOf() {
    const kept = new Map<string, string>();
    return { read: (key: string) => kept.get(key), write: (key: string, value: string) => void kept.set(key, value) };
}

function flags(chats: ShownChats, ...views: ChatView[]): (boolean | undefined)[] {
    return chats.take(views, undefined, []).map(({ isUnsent }) => isUnsent);
}

describe('A text that was left unsent', () => {
    it('flags its chat once that has ended, and not before', () => {
        const chats = new ShownChats(storageOf());
        expect(flags(chats, viewOf('accepted', [PARKED]))).toEqual([false]);
        expect(flags(chats, viewOf('ended'))).toEqual([true]);
        expect(flags(chats, viewOf('ended'))).toEqual([true]);
    });

    it('flags its chat after a reload too, though the chats come one by one', () => {
        const storage = storageOf();
        const before = new ShownChats(storage);
        flags(before, viewOf('accepted', [PARKED]), viewOf('accepted', [], 'other'));
        flags(before, viewOf('ended'), viewOf('ended', [], 'other'));

        const after = new ShownChats(storage);
        expect(flags(after)).toEqual([]);
        expect(flags(after, viewOf('ended', [], 'other'))).toEqual([false]);
        expect(flags(after, viewOf('ended'), viewOf('ended', [], 'other'))).toEqual([false, true]);
    });

    it('flags nothing if it was sent before the end', () => {
        const chats = new ShownChats(storageOf());
        flags(chats, viewOf('accepted', [PARKED]));
        flags(chats, viewOf('accepted'));
        expect(flags(chats, viewOf('ended'))).toEqual([false]);
    });

    it('flags nothing in a chat that was left with its closing words', () => {
        const chats = new ShownChats(storageOf());
        flags(chats, viewOf('accepted', [{ ...PARKED, action: 'end', state: 'inserted' }]));
        expect(flags(chats, { ...viewOf('ended'), saidGoodbye: true })).toEqual([false]);
    });

    it.each([
        ['stored', { write: denied }],
        ['read', { read: denied }]
    ])('flags its chat in this window where nothing can be %s', (_what, failing) => {
        const none = { remove: () => undefined, keys: () => [], watch: () => () => undefined };
        const chats = new ShownChats(lastingStorage({ ...storageOf(), ...none, ...failing }));
        flags(chats, viewOf('accepted', [PARKED]));
        expect(flags(chats, viewOf('ended'))).toEqual([true]);
    });
});
