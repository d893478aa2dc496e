import type { ShiftView } from 'c/shift';

/** The chat of an action that could not be done because the chat was not on screen; `undefined` for any other. */
export const chatNotOnScreen = ({ chats }: Pick<ShiftView, 'chats'>, key: string): string | undefined =>
    chats.find(({ actions }) => actions.some((action) => action.key === key && action.state === 'notOnScreen'))?.chat;
