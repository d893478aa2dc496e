import { focusTab, getAllTabInfo, openTab, type TabInfo } from 'lightning/platformWorkspaceApi';
import { recordId } from 'c/etiquette';

const holds = (tab: TabInfo, chat: string): boolean => tab.recordId !== undefined && recordId(tab.recordId) === chat;

/** Goes to a chat: to its tab where it is open, else it opens one. */
export const goToChat = async (chat: string): Promise<void> => {
    const tabs = await getAllTabInfo();
    const tab = tabs.flatMap((primary) => [primary, ...(primary.subtabs ?? [])]).find((one) => holds(one, chat));
    await (tab ? focusTab(tab.tabId) : openTab({ recordId: chat, focus: true }));
};
