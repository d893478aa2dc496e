import { getAllTabInfo, type TabInfo } from 'lightning/platformWorkspaceApi';
import { recordId } from 'c/etiquette';

function onScreen(tabs: readonly TabInfo[]): string | undefined {
    return tabs.flatMap((tab) => [tab, ...(tab.subtabs ?? [])]).find(({ focused, isSubtab }) => focused && !isSubtab)
        ?.recordId;
}

/** The first of these chats, the most urgent first, that is not on screen already. */
export async function nextChat(chats: readonly string[]): Promise<string | undefined> {
    const shown = onScreen(await getAllTabInfo());
    return chats.find((chat) => !shown || chat !== recordId(shown));
}
