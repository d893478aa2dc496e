import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';

/** What becomes of a request: `lost` on its way there, its `answerLost` on the way back, or it gets through. */
export type Fate = 'lost' | 'answerLost' | 'through';

/** A line to an org on which requests get lost. */
export interface UnsteadyLine {
    url: string;
    /** Decides about each request by its address and its body. */
    fate: (url: string, body: string) => Fate;
}

/** Opens a line to the address for the tests of a suite. */
export function unsteadyLine(to: () => string): UnsteadyLine {
    const line: UnsteadyLine = { url: '', fate: () => 'through' };
    const server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
            const body = Buffer.concat(parts);
            const fate = line.fate(request.url ?? '', body.toString('utf8'));
            if (fate === 'lost') {
                request.socket.destroy();
                return;
            }
            const { method, headers } = request;
            const onward = ask(`${to()}${request.url ?? ''}`, { method, headers }, (answer: IncomingMessage) => {
                if (fate === 'answerLost') {
                    answer.resume().on('end', () => request.socket.destroy());
                    return;
                }
                response.writeHead(answer.statusCode ?? 500, answer.headers);
                answer.pipe(response);
            });
            onward.end(body);
        });
    });
    before(async () => {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });
    return line;
}
