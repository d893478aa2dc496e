import { openBelow, tabs } from './workspace.ts';

/** Opens a record in a subtab of the chat's tab. */
export function openRecordBeside(chat: string, recordId: string): void {
    const tab = tabs.get().tabs.find((one) => !one.parent && one.recordId === chat);
    if (tab) {
        openBelow(tab.id, { shows: 'record', recordId });
    }
}
