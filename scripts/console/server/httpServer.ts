import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressOf } from './address.ts';
import { answerRefusal, PROTECTION } from './answers.ts';
import { mustBeOwn, pagePass } from './guard.ts';
import { createHandler, type Handler, type Served } from './handler.ts';
import { createSocketDoor } from './socketDoor.ts';

const ADDRESS = '127.0.0.1';

/** The console's place on the network of this machine. */
export interface HttpServer {
    port: number;
    /** From now on there is something to serve; until then every request is asked to come back. */
    serve(served: Served): void;
    stop(): Promise<void>;
}

const notYet: Handler = async (_request, response) => {
    response.writeHead(503, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Retry-After': '2',
        'Cache-Control': 'no-store'
    });
    response.end('The local console is being built. Come back in a moment.\n');
};

/**
 * Takes the port, on the loopback address only; 0 is any free one.
 *
 * @throws the system's own error where the port is taken (`EADDRINUSE`) or not allowed (`EACCES`)
 */
export async function openHttpServer(wanted: number, failed: (error: unknown) => void): Promise<HttpServer> {
    let handle = notYet;
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
        for (const [name, value] of Object.entries(PROTECTION)) {
            response.setHeader(name, value);
        }
        try {
            mustBeOwn(request, port());
            await handle(request, response, addressOf(request));
        } catch (error) {
            answerRefusal(response, error, failed);
        }
    };
    const server = createServer((request, response) => void answer(request, response).catch(failed));
    const port = () => (server.address() as AddressInfo).port;
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, ADDRESS, () => {
            server.off('error', reject);
            resolve();
        });
    });
    return {
        port: port(),
        serve(served) {
            const pass = pagePass(served.org, port());
            handle = createHandler(served, pass);
            server.on('upgrade', createSocketDoor(served.console, pass, port, failed));
        },
        stop: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            })
    };
}
