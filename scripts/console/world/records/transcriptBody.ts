import type { Entry } from '../../protocol.ts';
import type { Chat } from '../people.ts';
import { secondsBetween } from './store.ts';

/** The longest body that a transcript holds, in characters. */
const BODY_LENGTH = 131_072;

function escape(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
}

function elapsed(seconds: number): string {
    const minutes = Math.floor(seconds / 60);
    return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`;
}

function lineOf({ name, content, file, at }: Entry, start: number): string {
    const words = file ? `Sent the file ${file.name}` : content;
    return `( ${elapsed(Math.max(0, secondsBetween(start, at)))} ) ${escape(name)}: ${escape(words)}<br>`;
}

/** The conversation as Chat writes it into a transcript's body: times count from the acceptance. */
export function transcriptBody({ entries, acceptedAt, requestedAt }: Chat): string {
    const start = acceptedAt ?? requestedAt;
    const head = `<p align="center">Chat Started: ${new Date(start).toUTCString()}</p>`;
    const body = head + entries.map((entry) => lineOf(entry, start)).join('');
    return body.length <= BODY_LENGTH ? body : body.slice(0, body.lastIndexOf('<br>', BODY_LENGTH - 4) + 4);
}
