import type { ActionCommand, Shift } from 'c/shift';
import { goToChat } from 'c/workspace';

/** Does what the agent asks for, in a chat that was not on screen after going there: toolkits reach no other. */
export async function actOnScreen(shift: Shift, key: string, command: ActionCommand): Promise<void> {
    const hidden = shift
        .view()
        .chats.find(({ actions }) => actions.some((action) => action.key === key && action.state === 'notOnScreen'));
    if (hidden && command === 'retry') {
        await goToChat(hidden.chat);
    }
    await shift.act(key, command);
}
