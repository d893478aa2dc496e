import { focused, tabOf, type Tab } from '../../../page/workspace/tabs.ts';
import * as workspace from '../../../page/workspace/workspace.ts';
import { enclosingContext } from '../../enclosingContext.ts';

interface TabInfo {
    tabId: string;
    recordId?: string;
    isSubtab: boolean;
    parentTabId: string | null;
    focused: boolean;
    title: string;
    icon?: string;
    subtabs?: TabInfo[];
}

interface OpenOptions {
    recordId?: string;
    url?: string;
    focus?: boolean;
    label?: string;
    icon?: string;
}

const surroundingTab = enclosingContext('tabId');

/** The id of the tab a component stands in. */
export const EnclosingTabId = surroundingTab.Adapter;

/** True: the local console is one. */
export class IsConsoleNavigation {
    constructor(give: (value: boolean) => void) {
        give(true);
    }

    connect(): void {
        // Nothing changes.
    }

    disconnect(): void {
        // Nothing is held.
    }

    update(): void {
        // Takes no parameters.
    }
}

/** Says which tab the components in an element stand in. */
export const provideTab = surroundingTab.provide;

/** All primary tabs with their subtabs. */
export async function getAllTabInfo(): Promise<TabInfo[]> {
    return workspace.tabs
        .get()
        .tabs.filter((tab) => !tab.parent)
        .map(infoOf);
}

/** One tab. */
export async function getTabInfo(tabId: string): Promise<TabInfo> {
    return infoOf(tabOf(workspace.tabs.get(), tabId));
}

/** The tab in front. */
export async function getFocusedTabInfo(): Promise<TabInfo> {
    return infoOf(focused(workspace.tabs.get()));
}

/** Opens a record in a primary tab. */
export async function openTab(options: OpenOptions): Promise<string> {
    return workspace.openRecord(recordIn('openTab', options), {
        inFront: options.focus ?? true,
        label: options.label ?? '',
        icon: options.icon ?? ''
    });
}

/** Opens a record in a subtab. */
export async function openSubtab(parentTabId: string, options: OpenOptions): Promise<string> {
    return workspace.openBelow(
        parentTabId,
        { shows: 'record', recordId: recordIn('openSubtab', options) },
        options.focus ?? true
    );
}

/** Brings a tab to the front. */
export async function focusTab(tabId: string): Promise<boolean> {
    workspace.focusTab(tabId);
    return true;
}

/** Closes a tab. */
export async function closeTab(tabId: string): Promise<boolean> {
    workspace.closeTab(tabId);
    return true;
}

/** Reads the tab's records again. */
export async function refreshTab(tabId: string): Promise<boolean> {
    const { recordId } = tabOf(workspace.tabs.get(), tabId);
    const { readAgain } = await import('../../../page/records/records.ts');
    if (recordId) {
        await readAgain([recordId]);
    }
    return true;
}

/** Names a tab. */
export async function setTabLabel(tabId: string, label: string): Promise<boolean> {
    workspace.changeTab(tabId, { label });
    return true;
}

/** Gives a tab an icon. */
export async function setTabIcon(tabId: string, icon: string, { iconAlt = '' } = {}): Promise<boolean> {
    workspace.changeTab(tabId, { icon, iconAlt });
    return true;
}

/** Highlights a tab. */
export async function setTabHighlighted(
    tabId: string,
    highlighted: boolean,
    { state }: { state?: 'success' | 'warning' | 'error' } = {}
): Promise<boolean> {
    workspace.changeTab(tabId, { highlighted: highlighted ? (state ?? 'plain') : undefined });
    return true;
}

function infoOf(tab: Tab): TabInfo {
    const all = workspace.tabs.get();
    return {
        tabId: tab.id,
        ...(tab.recordId ? { recordId: tab.recordId } : {}),
        isSubtab: tab.parent !== undefined,
        parentTabId: tab.parent ?? null,
        focused: focused(all).id === tab.id,
        title: tab.label ?? '',
        ...(tab.icon ? { icon: tab.icon } : {}),
        ...(tab.parent ? {} : { subtabs: all.tabs.filter((one) => one.parent === tab.id).map(infoOf) })
    };
}

function recordIn(call: string, { recordId, url }: OpenOptions): string {
    const id = recordId ?? /\/lightning\/r\/(?:\w+\/)?(\w{15,18})\/view/.exec(url ?? '')?.[1];
    if (!id) {
        throw new Error(
            `${call}: the local console opens records: give a recordId, or a url like /lightning/r/Case/500…/view.`
        );
    }
    return id;
}
