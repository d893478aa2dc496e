import { getAllTabInfo, type TabInfo } from 'lightning/platformWorkspaceApi';
import { recordId } from 'c/etiquette';

const onScreen = (tabs: readonly TabInfo[]): string | undefined =>
    tabs.flatMap((tab) => [tab, ...(tab.subtabs ?? [])]).find(({ focused, isSubtab }) => focused && !isSubtab)
        ?.recordId;

/** The first of these chats, the most urgent first, that is not on screen already. */
export const nextChat = async (chats: readonly string[]): Promise<string | undefined> => {
    const shown = onScreen(await getAllTabInfo());
    return chats.find((chat) => !shown || chat !== recordId(shown));
};
