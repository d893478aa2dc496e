import {
    FILE_LIMIT,
    FILE_ROUTE,
    type ChatKind,
    type Client,
    type VisitorChat,
    type VisitorPush
} from '../../protocol.ts';
import { ask, openLine, Refused, request, type Line } from '../session/link.ts';
import { signal } from '../session/signal.ts';

const KEPT = 'visitor:id';

/** The client's chat as the server tells it; undefined before there is one. */
export const chat = signal<VisitorChat | undefined>(undefined);
/** Whether the server is there. */
export const connected = signal(true);
/** Why the server does not have the client's chat; empty where it has. */
export const refusal = signal('');

/** The kind of chat the address asks for. */
const kind: ChatKind = new URLSearchParams(location.search).get('kind') === 'chat' ? 'chat' : 'messaging';

/** Goes on with the chat from before a reload. */
export function resume(): void {
    const visitor = sessionStorage.getItem(KEPT);
    if (visitor) {
        listen(visitor);
    }
}

/** Asks for a chat. */
export async function start(client: Client, question: string): Promise<void> {
    const { visitor } = await ask('/local/visitor/start', { ...client, question, kind });
    sessionStorage.setItem(KEPT, visitor);
    listen(visitor);
}

/** Sends a message. */
export async function send(text: string): Promise<void> {
    await ask('/local/visitor/send', { visitor: visitorId(), text });
}

/** Sends a file. */
export async function sendFile(file: File): Promise<void> {
    if (file.size > FILE_LIMIT) {
        throw new Error(`${file.name} is larger than ${FILE_LIMIT / 1024 / 1024} MB.`);
    }
    const about = new URLSearchParams({ visitor: visitorId(), name: file.name });
    const response = await request(`${FILE_ROUTE}?${about.toString()}`, {
        method: 'POST',
        headers: { 'Content-Type': file.type || 'application/octet-stream' },
        body: file
    });
    if (!response.ok) {
        throw new Refused((await response.json()) as ConstructorParameters<typeof Refused>[0]);
    }
}

/** Ends the chat. */
export async function end(): Promise<void> {
    await ask('/local/visitor/end', { visitor: visitorId() });
}

/** Leaves an ended chat, back to the form. */
export function leave(): void {
    sessionStorage.removeItem(KEPT);
    location.reload();
}

function visitorId(): string {
    const visitor = sessionStorage.getItem(KEPT);
    if (!visitor) {
        throw new Error('There is no chat yet.');
    }
    return visitor;
}

function listen(visitor: string): void {
    const line = openLine<VisitorPush>(`visitor=${encodeURIComponent(visitor)}`, {
        hear: (push) => hear(push, line),
        connected: connected.set,
        refused(reason) {
            sessionStorage.removeItem(KEPT);
            refusal.set(reason);
            change((before) => ({ ...before, state: 'ended' }));
        }
    });
}

function hear(push: VisitorPush, line: Line): void {
    switch (push.type) {
        case 'welcome':
            chat.set(push.chat);
            break;
        case 'clock':
            // Nothing on this page waits for the clock.
            if (push.stepping) {
                line.say({ type: 'ticked', now: push.clock.now });
            }
            break;
        case 'entry':
            change(({ entries, ...rest }) => ({
                ...rest,
                entries: entries.some(({ id }) => id === push.entry.id) ? entries : [...entries, push.entry]
            }));
            break;
        case 'state':
            change(({ agentName: _before, ...before }) => ({
                ...before,
                state: push.state,
                ...(push.agentName ? { agentName: push.agentName } : {})
            }));
            break;
        case 'ended':
            change((before) => ({ ...before, state: 'ended', ended: push.ending }));
            break;
    }
}

function change(with_: (before: VisitorChat) => VisitorChat): void {
    const before = chat.get();
    if (before) {
        chat.set(with_(before));
    }
}
