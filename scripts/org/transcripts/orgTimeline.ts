import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import { speakOrgVersion } from '../connect/orgVersion.ts';
import { isTransient } from '../deploy/transient.ts';
import { AgentNames } from './agentNames.ts';
import type { ChatSource, SourceContext } from './chatSource.ts';
import { liveChatSource } from './liveChat.ts';
import { messagingSource } from './messaging.ts';
import { retrying } from './retry.ts';
import { SavedTimeline, type Position } from './savedTimeline.ts';
import { windowsOf, type Window } from './windows.ts';

/** What was asked for: chats since when, and where to keep their timeline. */
export interface TimelineOrder {
    /** Epoch milliseconds. */
    since: number;
    /** And before then; epoch milliseconds. */
    until: number | undefined;
    /** Where the timeline is written too. */
    save: string | undefined;
    /** Told of what could not be read. */
    note(text: string): void;
    /** Waits for so many milliseconds. */
    pause?: (milliseconds: number) => Promise<unknown>;
}

const SOURCES = [liveChatSource, messagingSource];

/** The finished chats of an org, one event a line: a stream for a replay. */
export function orgTimeline(connection: Connection, order: TimelineOrder): Readable {
    return Readable.from(linesOf(connection, order), { objectMode: false });
}

async function* linesOf(connection: Connection, { since, until, save, note, pause = setTimeout }: TimelineOrder) {
    const org = connection.instanceUrl;
    const from = new Date(since).toISOString();
    const to = until === undefined ? null : new Date(until).toISOString();
    const saved = save === undefined ? undefined : new SavedTimeline(save, { org, since: from, until: to });
    const context: SourceContext = { connection, note, retry: retrying(pause, note) };
    const names = new AgentNames(connection);
    const before = await saved?.open();
    await context.retry(() => speakOrgVersion(connection));
    const position: Position = {
        ...{ end: until ?? Date.now(), source: 0, from: since, chats: 0, unreadable: {} },
        ...before
    };
    let isComplete = false;
    try {
        if (saved !== undefined && before !== undefined) {
            const end = new Date(before.end).toISOString();
            note(`Going on after ${before.chats} chats that were read before, up to ${end}.`);
            yield* saved.before();
        }
        for (; position.source < SOURCES.length; position.source += 1, position.from = since) {
            const source = await SOURCES[position.source]?.(context);
            for await (const window of windowsFrom(source, position)) {
                for await (const { timelines, leftOut, to: next } of (source as ChatSource).read(window)) {
                    const named = await context.retry(() => names.named(timelines.flat()));
                    const text = named.map((event) => `${JSON.stringify(event)}\n`).join('');
                    position.from = next;
                    position.chats += timelines.length;
                    for (const reason of leftOut) {
                        position.unreadable[reason] = (position.unreadable[reason] ?? 0) + 1;
                    }
                    await saved?.add(text, position);
                    yield text;
                }
            }
        }
        isComplete = true;
    } catch (error) {
        throw position.chats > 0 ? withAdvice(error, position, save) : error;
    } finally {
        await saved?.close(isComplete);
    }
    note(`${position.chats} ${position.chats === 1 ? 'chat' : 'chats'} since ${from} in ${org}.`);
    for (const [reason, count] of Object.entries(position.unreadable)) {
        note(`${count} messaging ${count === 1 ? 'session' : 'sessions'} left out: ${reason}.`);
    }
}

async function* windowsFrom(source: ChatSource | undefined, { from, end }: Position): AsyncGenerator<Window> {
    if (source !== undefined) {
        yield* windowsOf(from, end, source.most, (start, to) => source.countIn(start, to));
    }
}

/** Adds how to go on, where the connection stays broken or the org answers no more requests for now. */
function withAdvice(cause: unknown, { chats }: Position, save: string | undefined): unknown {
    const isSpent = /LIMIT_EXCEEDED/.test(String((cause as { errorCode?: string }).errorCode));
    if (!isSpent && !isTransient(cause)) {
        return cause;
    }
    const advice =
        save === undefined
            ? 'With --save FILE the next time can go on from where it stopped.'
            : `${chats} chats are kept; the same command goes on from there.`;
    const what = isSpent ? 'The org answers no more requests for now' : 'The connection broke and did not come back';
    return new CommandError(`${what}: ${errorMessage(cause)} ${advice}`, { cause });
}
