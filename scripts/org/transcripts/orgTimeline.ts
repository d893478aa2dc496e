import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Connection } from 'jsforce';
import { removeAtEnd } from '../../command/removeAtEnd.ts';
import { AgentNames } from './agentNames.ts';
import { liveChatTimelines } from './liveChat.ts';
import { messagingTimelines } from './messaging.ts';

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
}

/** The finished chats of an org, one event a line: a stream for a replay. */
export function orgTimeline(connection: Connection, { since, until, save, note }: TimelineOrder): Readable {
    const from = new Date(since).toISOString();
    const to = until === undefined ? undefined : new Date(until).toISOString();
    const lines = async function* (): AsyncGenerator<string> {
        const names = new AgentNames(connection);
        const unfinished = `${save}.unfinished`;
        const file = save === undefined ? undefined : await open(unfinished, 'w');
        const leave = file === undefined ? undefined : removeAtEnd(unfinished);
        let isComplete = false;
        let leftOut = 0;
        let chats = 0;
        const sources = [
            liveChatTimelines(connection, from, to),
            messagingTimelines(connection, from, to, () => {
                leftOut += 1;
            })
        ];
        try {
            for (const source of sources) {
                for await (const events of source) {
                    chats += 1;
                    const named = await names.named(events);
                    const text = named.map((event) => `${JSON.stringify(event)}\n`).join('');
                    await file?.writeFile(text);
                    yield text;
                }
            }
            isComplete = true;
        } finally {
            await file?.close();
            // The file has its name only once it is complete.
            if (save !== undefined) {
                await (isComplete ? rename(unfinished, save) : rm(unfinished, { force: true }));
                leave?.();
            }
        }
        note(`${chats} chats since ${from} in ${connection.instanceUrl}.`);
        if (leftOut > 0) {
            note(`${leftOut} messaging sessions left out: their messages cannot be read by this user.`);
        }
    };
    return Readable.from(lines(), { objectMode: false });
}
