import LightningConfirm from 'lightning/confirm';

import { conversations } from '../session/world.ts';
import { tabOf } from './tabs.ts';
import { closeTab, tabs } from './workspace.ts';

/** Closes a tab as the agent does it: a chat that still runs ends with its tab, so that is asked first. */
export async function leaveTab(id: string): Promise<void> {
    const tab = tabOf(tabs.get(), id);
    const conversation = tab.parent ? undefined : conversations.get().get(tab.recordId ?? '');
    if (conversation && conversation.state !== 'ended') {
        const { firstName } = conversation.client;
        const sure = await LightningConfirm.open({
            label: 'Close this chat?',
            message: `The chat with ${firstName} is still running. Closing its tab ends it.`,
            theme: 'warning'
        });
        if (!sure) {
            return;
        }
    }
    closeTab(id);
}
