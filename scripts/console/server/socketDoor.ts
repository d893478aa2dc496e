import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { SOCKET_REFUSED, type RefusalCode } from '../protocol.ts';
import { RefusalError } from '../world/refusal.ts';
import { addressOf } from './address.ts';
import { closeReason } from './closeReason.ts';
import { mustBeOwn, type PagePass } from './guard.ts';
import type { LocalConsole } from './localConsole.ts';
import type { PageOf } from './pages.ts';

/** The largest thing that a page says on its socket, in bytes. */
const LARGEST = 1024;
/** The standard's close code for a server that has failed: a page comes back. */
const FAILED = 1011;
const STATUS: Partial<Record<RefusalCode, string>> = {
    badRequest: '400 Bad Request',
    forbidden: '403 Forbidden',
    notFound: '404 Not Found'
};

function pageOf(query: URLSearchParams): PageOf {
    const [agent, visitor] = [query.get('agent'), query.get('visitor')];
    if (visitor) {
        return { visitor };
    }
    if (agent) {
        return { agent, window: query.get('window') ?? undefined };
    }
    throw new RefusalError('badRequest', 'The socket needs ?agent=NAME or ?visitor=ID.');
}

/** Lets pages connect their sockets. */
export function createSocketDoor(
    local: LocalConsole,
    pass: PagePass,
    port: () => number,
    failed: (error: unknown) => void
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
    const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST });

    const greet = async (socket: WebSocket, query: URLSearchParams) => {
        // From the first byte on: what is no frame may come before the page is known.
        socket.on('error', () => socket.terminate());
        try {
            await local.welcome(pageOf(query), (of) => local.pages.add(socket, of));
        } catch (error) {
            if (error instanceof RefusalError) {
                socket.close(SOCKET_REFUSED, closeReason(error.message));
            } else {
                failed(error);
                socket.close(FAILED, 'The console failed.');
            }
        }
    };

    return (request, socket, head) => {
        // Node listens no more from here on: a line that breaks now must not take the process along.
        socket.on('error', () => socket.destroy());
        try {
            mustBeOwn(request, port());
            pass.check(request);
            const url = addressOf(request);
            if (url.pathname !== '/local/socket') {
                throw new RefusalError('notFound', 'There is no socket here.');
            }
            server.handleUpgrade(request, socket, head, (opened) => void greet(opened, url.searchParams));
        } catch (error) {
            if (!(error instanceof RefusalError)) {
                failed(error);
            }
            const status = STATUS[(error as Partial<RefusalError>).code ?? 'internal'] ?? '500 Internal Server Error';
            socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        }
    };
}
