import type { TestContext } from 'node:test';
import { noteRendered } from '../../page/conversation/rendered.ts';
import { signIn } from '../../page/session/session.ts';
import { followClock } from '../../page/time/pageTime.ts';
import type { ChatKind, Entry } from '../../protocol.ts';
import { profileFrom } from '../profile.ts';
import type { PlatformProfile } from '../traits.ts';

export const NOW = Date.parse('2026-01-05T09:00:00Z');
export const CHAT = '0MwLc0000000001AAA';
export const ALEX = '005Lc0000000001AAA';

/** What the page's server answers, by the end of the address that is asked. */
type Answers = Record<string, unknown>;

/** A page of agent alex on a platform with these readings, as far as the stand-ins need one. */
export function playPage(context: TestContext, readings: Partial<PlatformProfile>, answers: Answers = {}) {
    const clock = { now: NOW, iso: new Date(NOW).toISOString(), speed: 1, paused: true };
    const asked: string[] = [];
    context.mock.method(globalThis, 'fetch', (url: string) => {
        asked.push(url);
        const answer = Object.entries(answers).find(([end]) => url.split('?')[0]?.endsWith(end))?.[1] ?? {};
        return Promise.resolve(new Response(JSON.stringify(answer)));
    });
    Object.assign(globalThis, { location: { search: '?agent=alex' } });
    followClock(clock);
    signIn({
        agent: { name: 'alex', userId: ALEX, username: 'alex@example.com' },
        run: 'run',
        token: 'token',
        instanceUrl: 'http://127.0.0.1',
        apiVersion: '68.0',
        statuses: [],
        platform: profileFrom(readings),
        clock
    });
    return { asked };
}

/** Brings a conversation onto the page; what is put into its input is kept in `input`. */
export function showConversation(
    context: TestContext,
    { kind = 'messaging', visible = true, lastShown }: { kind?: ChatKind; visible?: boolean; lastShown?: string } = {}
) {
    const conversation = { input: 'draft', visible };
    const stop = noteRendered({
        chat: CHAT,
        kind,
        setInput: (text, atCursor) => (conversation.input = atCursor ? conversation.input + text : text),
        isVisible: () => conversation.visible,
        lastShown: () => lastShown
    });
    context.after(stop);
    return conversation;
}

/** So many entries of a conversation, a second apart, the newest at `at`; the client and the agent in turn. */
export function entriesUntil(at: number, count: number): Entry[] {
    return Array.from({ length: count }, (_, index) => ({
        id: `entry-${index + 1}`,
        type: index % 2 === 0 ? 'END_USER' : 'AGENT',
        name: index % 2 === 0 ? 'Ada Brandt' : 'Alex',
        content: `line ${index + 1}`,
        at: at - (count - 1 - index) * 1000
    }));
}
