import {
    CLOCK_HEADER,
    SOCKET_REFUSED,
    type AgentPush,
    type ClockReading,
    type PagePush,
    type Refusal,
    type WorldApi
} from '../../protocol.ts';
import { hearAnswered, pageTime } from '../time/pageTime.ts';

/** What the server refused, with its code and its words. */
export class Refused extends Error {
    readonly code: Refusal['error']['code'];

    constructor(refusal: Refusal) {
        super(refusal.error.message);
        this.name = 'Refused';
        this.code = refusal.error.code;
    }
}

/** By this header a network in a test holds an answer back: milliseconds by the virtual clock, or `never`. */
export const HELD_BACK = 'x-local-held-back';

let inFlight = 0;

/** Any request of this page to its server. */
export async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await counted(url, init);
    const held = response.headers.get(HELD_BACK);
    if (held === 'never') {
        return new Promise(() => undefined);
    }
    if (held !== null) {
        await new Promise<void>((resolve) => void pageTime().setTimeout(resolve, Number(held)));
    }
    return response;
}

/** A request that is counted, so that time can stand still until it is answered. */
async function counted(url: string, init: RequestInit): Promise<Response> {
    // Time goes on by the clock's own request: it would wait for itself.
    const counts = url === '/local/clock' ? 0 : 1;
    inFlight += counts;
    try {
        const response = await fetch(url, init);
        // Read whole inside the count: an answer on its way is not an answer yet.
        const body = await response.arrayBuffer();
        // An answer must not be heard before the time at which it was given, even where the line is not back yet.
        const time = response.headers.get(CLOCK_HEADER);
        if (time !== null) {
            hearAnswered(JSON.parse(time) as ClockReading);
        }
        return new Response(body.byteLength > 0 ? body : null, { status: response.status, headers: response.headers });
    } finally {
        inFlight -= counts;
    }
}

/** Settles once no request is under way any more, or after two seconds where something hangs. */
export async function quiet(): Promise<void> {
    const limit = performance.now() + 2000;
    do {
        await new Promise((resolve) => setTimeout(resolve));
    } while (inFlight > 0 && performance.now() < limit);
}

/** Asks the world; rejects with `Refused` where it says no. */
export async function ask<Route extends keyof WorldApi>(
    route: Route,
    body: WorldApi[Route]['request']
): Promise<WorldApi[Route]['answer']> {
    const response = await request(route, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body)
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
        throw new Refused(answer as Refusal);
    }
    return answer as WorldApi[Route]['answer'];
}

/** A socket that comes back by itself when the connection is lost. */
export interface Line {
    say(push: PagePush): void;
}

/** Whose line it is. */
export interface LineListener<Push> {
    hear(push: Push): void;
    /** Told when the line is lost and when it is back. */
    connected(up: boolean): void;
    /** The server will not have this line, and says why: it does not come back. */
    refused(reason: string): void;
}

/** Opens the socket. */
export function openLine<Push = AgentPush>(query: string, { hear, connected, refused }: LineListener<Push>): Line {
    let socket: WebSocket;
    let pause = 100;
    let wasUp = false;
    const open = (): void => {
        socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/local/socket?${query}`);
        socket.addEventListener('open', () => {
            pause = 100;
            wasUp = true;
            connected(true);
        });
        socket.addEventListener('message', (event: MessageEvent<string>) => hear(JSON.parse(event.data) as Push));
        socket.addEventListener('close', ({ code, reason }) => {
            if (code === SOCKET_REFUSED) {
                refused(reason);
                return;
            }
            connected(false);
            if (wasUp) {
                void reloadWhereForeign();
            }
            setTimeout(open, pause);
            pause = Math.min(2000, pause * 2);
        });
    };
    open();
    return { say: (push) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(push)) };
}

/** A server that began with another database does not know this page's pass; a page that is loaded again gets a new one. */
async function reloadWhereForeign(): Promise<void> {
    const answer = await fetch('/local/clock').catch(() => undefined);
    if (answer?.status === 403) {
        location.reload();
    }
}
