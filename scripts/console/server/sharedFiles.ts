import type { IncomingMessage, ServerResponse } from 'node:http';
import { FILE_LIMIT } from '../protocol.ts';
import type { World } from '../world/world.ts';
import { RefusalError } from '../world/refusal.ts';
import { answerJson } from './answers.ts';
import { readBytes } from './bodies.ts';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/i;
/** What a browser may show; anything else it may only save. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Answers with a file that a client has sent. Whatever is in it, it does nothing. */
export function answerShared(response: ServerResponse, world: World, id: string): void {
    const kept = world.files.get(id);
    if (!kept) {
        throw new RefusalError('notFound', 'This file is not kept any more.');
    }
    const { file, bytes } = kept;
    const how = SHOWN.includes(file.type) ? 'inline' : 'attachment';
    response.writeHead(200, {
        'Content-Type': file.type,
        'Content-Length': bytes.length,
        'Content-Disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'private, max-age=3600'
    });
    response.end(bytes);
}

/** Takes a file from a client's page into the conversation. */
export async function takeShared(
    request: IncomingMessage,
    response: ServerResponse,
    query: URLSearchParams,
    { world, take }: { world: World; take<T>(work: () => Promise<T>): Promise<T> }
): Promise<void> {
    const chat = world.roster.byVisitor(query.get('visitor') ?? '');
    const type = request.headers['content-type']?.split(';')[0]?.trim() ?? '';
    // One byte more than allowed, so that the refusal can name the file.
    const bytes = await readBytes(request, FILE_LIMIT + 1);
    const upload = {
        name: query.get('name') ?? 'file',
        type: MEDIA_TYPE.test(type) ? type.toLowerCase() : 'application/octet-stream',
        bytes
    };
    answerJson(response, await take(() => world.client.sendFile(chat, upload)));
}
