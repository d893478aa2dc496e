import { conversations, desk } from '../session/world.ts';
import { ask } from '../session/link.ts';
import { agentName } from '../session/session.ts';
import { signal } from '../session/signal.ts';
import { windowName } from '../session/windowName.ts';
import * as model from './tabs.ts';

const KEPT = 'console:tabs';

/** The tabs of this window, as they were before a reload. */
export const tabs = signal<model.Tabs>(kept() ?? model.NO_TABS);

/** Opens a record in a primary tab. */
export function openRecord(recordId: string, { inFront = true, label = '', icon = '' } = {}): string {
    const wanted = { shows: 'record', recordId, ...(label ? { label } : {}), ...(icon ? { icon } : {}) } as const;
    const { state, id } = model.open(tabs.get(), wanted);
    update(inFront ? model.focus(state, id) : state);
    return id;
}

/** Opens a record, or the details of a chat's client, in a subtab. */
export function openBelow(parent: string, wanted: model.NewTab, inFront = true): string {
    const { state, id } = model.openBelow(tabs.get(), parent, wanted);
    update(inFront ? model.focus(state, id) : state);
    return id;
}

/** Opens a chat as Omni-Channel does: its conversation in a primary tab, the client's details beside it. */
export function openChat(chat: string, inFront = true): string {
    const conversation = conversations.get().get(chat);
    const { firstName = '', lastName = '' } = conversation?.client ?? {};
    const label = `${firstName} ${lastName}`.trim() || 'Chat';
    const icon = conversation?.kind === 'chat' ? 'standard:live_chat' : 'standard:messaging_conversation';
    const id = openRecord(chat, { inFront, label, icon });
    openBelow(id, { shows: 'details', recordId: chat, label: 'Details', icon: 'standard:contact' }, false);
    return id;
}

/** Brings a tab to the front. */
export function focusTab(id: string): void {
    update(model.focus(tabs.get(), id));
}

/** Brings a primary tab itself to the front. */
export function focusAlone(id: string): void {
    update(model.focusAlone(tabs.get(), id));
}

/** Closes a tab and its subtabs. */
export function closeTab(id: string): void {
    update(model.close(tabs.get(), id));
}

/** Changes how a tab looks. */
export function changeTab(id: string, look: Partial<model.Tab>): void {
    update(model.change(tabs.get(), id, look));
}

/** Tells the server of the open tabs, and opens the chats this agent has that no tab of a fresh window shows. */
export function startWorkspace(): void {
    const fresh = kept() === undefined;
    const chats = desk
        .get()
        .works.filter((work) => work.engaged)
        .map((work) => work.workItemId);
    if (fresh) {
        for (const chat of chats) {
            if (conversations.get().has(chat)) {
                openChat(chat, false);
            }
        }
    }
    for (const chat of chatsIn(tabs.get())) {
        if (!conversations.get().has(chat)) {
            for (const tab of primaryTabsOf(tabs.get(), chat)) {
                closeTab(tab.id);
            }
        } else {
            tell(chat);
        }
    }
    keep(tabs.get());
}

function update(next: model.Tabs): void {
    const before = tabs.get();
    tabs.set(next);
    keep(next);
    for (const chat of new Set([...chatsIn(before), ...chatsIn(next)])) {
        if (idsOf(before, chat).join() !== idsOf(next, chat).join()) {
            tell(chat);
        }
    }
}

function tell(chat: string): void {
    if (!conversations.get().has(chat)) {
        return;
    }
    void ask('/local/agent/tabs', { agent: agentName(), window: windowName(), chat, tabs: idsOf(tabs.get(), chat) });
}

function chatsIn(state: model.Tabs): string[] {
    return state.tabs
        .flatMap((tab) => (tab.shows === 'details' && tab.recordId ? [tab.recordId] : []))
        .concat(
            state.tabs.flatMap((tab) => (tab.recordId && conversations.get().has(tab.recordId) ? [tab.recordId] : []))
        )
        .filter((chat, index, all) => all.indexOf(chat) === index);
}

function primaryTabsOf(state: model.Tabs, chat: string): model.Tab[] {
    return state.tabs.filter((tab) => !tab.parent && tab.recordId === chat);
}

function idsOf(state: model.Tabs, chat: string): string[] {
    return primaryTabsOf(state, chat).flatMap((tab) => model.withSubtabs(state, tab.id).map(({ id }) => id));
}

function keep(state: model.Tabs): void {
    sessionStorage.setItem(KEPT, JSON.stringify(state));
}

function kept(): model.Tabs | undefined {
    const text = sessionStorage.getItem(KEPT);
    if (text === null) {
        return undefined;
    }
    const state = JSON.parse(text) as model.Tabs;
    const front = model.focused(state).id;
    return {
        ...state,
        tabs: state.tabs.map((tab) => ({ ...tab, rendered: tab.id === front || tab.shows === 'home' }))
    };
}
