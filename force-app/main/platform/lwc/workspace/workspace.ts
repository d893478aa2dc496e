import { focusTab, getAllTabInfo, openTab, type TabInfo } from 'lightning/platformWorkspaceApi';
import { recordId } from 'c/etiquette';

/** A tab of a list or an app page has `null` in place of a record's id. */
function holds(tab: TabInfo, chat: string): boolean {
    return typeof tab.recordId === 'string' && recordId(tab.recordId) === chat;
}

/** Goes to a chat: to its tab where it is open, else it opens one. */
export async function goToChat(chat: string): Promise<void> {
    const tabs = await getAllTabInfo();
    const tab = tabs.flatMap((primary) => [primary, ...(primary.subtabs ?? [])]).find((one) => holds(one, chat));
    await (tab ? focusTab(tab.tabId) : openTab({ recordId: chat, focus: true }));
}
