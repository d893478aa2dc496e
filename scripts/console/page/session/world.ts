import type { AgentPush, Change, ClockReading, Conversation, Desk, Ending, Entry, OmniEvent } from '../../protocol.ts';
import { followClock, pageTime } from '../time/pageTime.ts';
import { agentName, session, signIn } from './session.ts';
import { openLine, quiet, type Line } from './link.ts';
import { Happenings, signal } from './signal.ts';
import { windowName } from './windowName.ts';

/** What happens in the world that an agent's page shows or hands to the product. */
export interface WorldHappenings {
    omni: OmniEvent;
    entry: { chat: string; entry: Entry };
    ended: { chat: string; ending: Ending };
    left: { chat: string };
    change: Change;
}

export const happenings = new Happenings<WorldHappenings>();
export const desk = signal<Desk>({ capacity: 0, workload: 0, works: [], waiting: 0, colleagues: [], queues: [] });
/** The agent's conversations, by the chat's record id. */
export const conversations = signal<Map<string, Conversation>>(new Map());
export const clock = signal<ClockReading | undefined>(undefined);
/** Whether the server is there. */
export const connected = signal(false);

/**
 * Connects the page to its server; settles with the first word from it.
 *
 * @throws Error with the server's reason why this agent cannot be
 */
export async function connectWorld(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
        const line = openLine<AgentPush>(`agent=${encodeURIComponent(agentName())}&window=${windowName()}`, {
            hear: (push) => {
                hear(push, line);
                if (push.type === 'welcome') {
                    resolve();
                }
            },
            connected: connected.set,
            refused: (reason) => reject(new Error(reason))
        });
    });
}

function hear(push: AgentPush, line: Line): void {
    switch (push.type) {
        case 'welcome':
            if (clock.get() && push.session.run !== session().run) {
                location.reload();
                return;
            }
            signIn(push.session);
            follow(push.session.clock);
            desk.set(push.desk);
            conversations.set(new Map(push.conversations.map((conversation) => [conversation.chat, conversation])));
            break;
        case 'clock':
            if (push.stepping) {
                void step(push.clock, line);
            } else {
                follow(push.clock);
            }
            break;
        case 'desk':
            desk.set(push.desk);
            break;
        case 'omni':
            happenings.tell('omni', push.event);
            break;
        case 'conversation':
            put(push.conversation);
            break;
        case 'entry':
            change(push.chat, ({ state, entries, ...rest }) => ({
                ...rest,
                state: state === 'inactive' ? 'active' : state,
                entries: entries.some(({ id }) => id === push.entry.id) ? entries : [...entries, push.entry]
            }));
            happenings.tell('entry', push);
            break;
        case 'inactive':
            change(push.chat, (conversation) => ({ ...conversation, state: 'inactive' }));
            break;
        case 'ended':
            change(push.chat, (conversation) => ({ ...conversation, state: 'ended', ended: push.ending }));
            happenings.tell('ended', push);
            break;
        case 'left':
            conversations.set(new Map([...conversations.get()].filter(([chat]) => chat !== push.chat)));
            happenings.tell('left', push);
            break;
        case 'change':
            happenings.tell('change', push.change);
            break;
    }
}

function follow(reading: ClockReading): void {
    followClock(reading);
    clock.set(reading);
}

async function step(reading: ClockReading, line: Line): Promise<void> {
    pageTime().stepTo(reading);
    clock.set(reading);
    // What the timers set going (a case, a text) happens at this instant, not after it.
    await quiet();
    const next = pageTime().nextAt();
    line.say({ type: 'ticked', now: reading.now, ...(next === undefined ? {} : { next }) });
}

/** Notes a conversation the agent has. */
export function put(conversation: Conversation): void {
    conversations.set(new Map(conversations.get()).set(conversation.chat, conversation));
}

function change(chat: string, with_: (conversation: Conversation) => Conversation): void {
    const conversation = conversations.get().get(chat);
    if (conversation) {
        put(with_(conversation));
    }
}
