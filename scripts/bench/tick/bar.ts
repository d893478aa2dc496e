import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import type { ChatView } from 'c/session';
import './signedIn.ts';
import { BEFORE, CHATS, clocksOf, offerTicks } from './load.ts';

const chats: ChatView[] = Array.from({ length: CHATS }, (_, number) => ({
    chat: `0Mwxx${String(number).padStart(10, '0')}AAA`,
    kind: 'messaging',
    clientName: `Client ${number}`,
    clocks: clocksOf(number),
    buttons: ['hold', 'ticket'],
    actions: [],
    phase: 'accepted'
}));

const { default: ChatList } = await import('c/chatList');
const { default: showCountdowns } = await import('c/countdowns');
const list = createElement('c-chat-list', { is: ChatList });
list.view = { now: BEFORE, chats };
document.body.append(list);
offerTicks(showCountdowns);
