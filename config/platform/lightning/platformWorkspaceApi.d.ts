/** The console's tabs, API 59.0 and later. */
declare module 'lightning/platformWorkspaceApi' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface TabInfo {
        tabId: string;
        /** `null` or absent where the tab shows no record. */
        recordId?: string | null;
        isSubtab?: boolean;
        parentTabId?: string | null;
        focused?: boolean;
        title?: string;
        subtabs?: TabInfo[];
    }

    /** The id of the tab that a component stands in; `undefined` outside of a tab, as in the utility bar. */
    export const EnclosingTabId: WireAdapterConstructor<Record<string, never>, string | undefined>;
    /** True in an app with console navigation. */
    export const IsConsoleNavigation: WireAdapterConstructor<Record<string, never>, boolean | undefined>;

    export function getAllTabInfo(): Promise<TabInfo[]>;
    export function getFocusedTabInfo(): Promise<TabInfo>;
    export function getTabInfo(tabId: string): Promise<TabInfo>;
    export function focusTab(tabId: string): Promise<boolean>;
    /** Opens a record in a new primary tab; resolves with the tab's id. */
    export function openTab(options: { recordId?: string; url?: string; focus?: boolean }): Promise<string>;
    export function openSubtab(
        parentTabId: string,
        options: { recordId?: string; url?: string; focus?: boolean }
    ): Promise<string>;
    export function closeTab(tabId: string): Promise<boolean>;
    export function refreshTab(tabId: string, options?: { includeAllSubtabs?: boolean }): Promise<boolean>;
    export function setTabLabel(tabId: string, label: string): Promise<boolean>;
    export function setTabIcon(tabId: string, icon: string, options?: { iconAlt?: string }): Promise<boolean>;
    export function setTabHighlighted(
        tabId: string,
        highlighted: boolean,
        options?: { pulse?: boolean; state?: 'success' | 'warning' | 'error' }
    ): Promise<boolean>;
}
