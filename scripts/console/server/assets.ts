import { createReadStream, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { RefusalError } from '../world/refusal.ts';

const TYPES: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.map': 'application/json; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.gif': 'image/gif',
    '.woff2': 'font/woff2',
    '.woff': 'font/woff',
    '.ttf': 'font/ttf',
    '.txt': 'text/plain; charset=utf-8',
    '.mp3': 'audio/mpeg',
    '.wav': 'audio/wav'
};

function statOf(file: string): Stats {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile()) {
        return stats;
    }
    throw new RefusalError('notFound', 'There is no such file.');
}

/** The file that a path below `/assets/` means; never one outside the directory. */
export function assetPath(directory: string, path: string): string {
    let plain: string;
    try {
        plain = decodeURIComponent(path);
    } catch {
        throw new RefusalError('badRequest', `${path} is not a proper address.`);
    }
    const file = normalize(join(directory, plain));
    if (file.startsWith(normalize(directory) + sep) && !plain.includes('\0')) {
        return file;
    }
    throw new RefusalError('notFound', 'There is no such file.');
}

/** Answers with a file. Browsers ask each time whether it is still the same, since a build may have changed it. */
export function answerFile(
    request: IncomingMessage,
    response: ServerResponse,
    file: string,
    headers: Record<string, string> = {}
): void {
    const { size, mtimeMs } = statOf(file);
    const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
    const common = { ...headers, ETag: tag, 'Cache-Control': 'no-cache' };
    if (request.headers['if-none-match'] === tag) {
        response.writeHead(304, common).end();
        return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...common, 'Content-Type': type, 'Content-Length': size });
    if (request.method === 'HEAD') {
        response.end();
    } else {
        createReadStream(file)
            .on('error', () => response.destroy())
            .pipe(response);
    }
}
