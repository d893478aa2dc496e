import { Readable } from 'node:stream';
import { connectTo } from '../../org/connect/connection.ts';
import { orgTimeline } from '../../org/transcripts/orgTimeline.ts';
import { streamSource } from '../reading/byteSource.ts';
import type { Input } from '../reading/inputs.ts';
import type { OrgSource } from './source.ts';

/** Words about an org go to standard error, as everything that is no report. */
function note(text: string): void {
    console.error(text);
}

/** Returns the finished chats of an org. */
export async function orgInput(source: OrgSource): Promise<Input> {
    const connection = await connectTo(source.org, process.env);
    const timeline: Readable = orgTimeline(connection, { ...source, note });
    return {
        name: connection.instanceUrl,
        size: undefined,
        path: undefined,
        mayBeEmpty: true,
        open: () => streamSource(timeline)
    };
}
