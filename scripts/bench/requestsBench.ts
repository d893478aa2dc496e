import type { IncomingMessage } from 'node:http';
import { expect } from '@playwright/test';
import { openShiftBench, type ShiftBench } from './console/shiftBench.ts';
import { figure, rounded, type Figure } from './figure.ts';

const CHATS = 10;
const IDLE_SECONDS = 600;
const MOST = { 'without-case': 4, 'with-case': 7 } as const;

type Kind = 'read' | 'create' | 'update' | 'query' | 'other';

const KINDS: Record<string, Kind> = { GET: 'read', POST: 'create', PATCH: 'update' };

/** What a request is; undefined where it is none of the product's. */
function kindOf({ method = '', url = '' }: IncomingMessage): Kind | undefined {
    const { pathname, searchParams } = new URL(url, 'http://org');
    if (!pathname.startsWith('/services/')) {
        return undefined;
    }
    if (pathname.endsWith('/graphql')) {
        return 'query';
    }
    if (!pathname.includes('/ui-api/records')) {
        return 'other';
    }
    // The console's own details of a record name its name as needed; the product asks for nothing but optional fields.
    return searchParams.has('fields') ? undefined : (KINDS[method] ?? 'other');
}

/** Works one chat from the request to the closed tab. */
async function workChat(shift: ShiftBench, hasCase: boolean): Promise<void> {
    const { chat, visitor } = await shift.chat('Where is my order?');
    const say = (text: string): Promise<unknown> => shift.console.ask('/local/visitor/send', { visitor, text });
    await shift.pass(20);
    await shift.answer(chat, 'Let me see.');
    for (let exchange = 0; exchange < 4; exchange += 1) {
        await shift.pass(40);
        await say(`And number ${exchange}?`);
        await shift.pass(30);
        await shift.answer(chat, `Number ${exchange} is on its way.`);
    }
    if (hasCase) {
        await say('But where is the last one?');
        await shift.pass(301);
        await expect.poll(() => shift.console.org.asSystem().query(caseOf(chat)).length).toBe(1);
        await shift.page.waitForLoadState('networkidle');
    }
    await shift.pass(1);
    await shift.console.ask('/local/visitor/end', { visitor });
    await shift.pass(1);
    await shift.page.waitForLoadState('networkidle');
    await shift.page.evaluate((id) => window.bench.close(id), chat);
    await shift.pass(1);
}

function caseOf(chat: string): string {
    return `SELECT Id FROM Case WHERE Etiquette_Key__c = '${chat}'`;
}

/** What was asked of the org while this was done, by kind. */
async function counted(shift: ShiftBench, work: () => Promise<void>): Promise<Map<Kind, number>> {
    const counts = new Map<Kind, number>();
    shift.console.onRequest = (request) => {
        const kind = kindOf(request);
        if (kind) {
            counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
    };
    await work();
    await shift.page.waitForLoadState('networkidle');
    delete shift.console.onRequest;
    return counts;
}

function sum(counts: Map<Kind, number>): number {
    return [...counts.values()].reduce((total, count) => total + count, 0);
}

async function perChat(shift: ShiftBench, name: keyof typeof MOST, say: (text: string) => void): Promise<Figure> {
    const all: Map<Kind, number>[] = [];
    for (let chat = 0; chat < CHATS; chat += 1) {
        all.push(await counted(shift, () => workChat(shift, name === 'with-case')));
    }
    const kinds = new Set(all.flatMap((counts) => [...counts.keys()]));
    const mean = [...kinds].map((kind) => {
        const total = all.reduce((count, counts) => count + (counts.get(kind) ?? 0), 0);
        return `${rounded(total / CHATS)} ${kind}`;
    });
    say(`a chat ${name.replace('-', ' ')}: ${mean.join(', ')}; the most in one chat: ${Math.max(...all.map(sum))}`);
    return figure(`requests-${name}`, 'requests a chat', all.map(sum), MOST[name]);
}

/**
 * What the product asks of the org, counted on the server, over the whole life of a chat: without a case, with one, and
 * while nothing happens in ten minutes of an open chat. What the console's own record pages ask is not the product's.
 */
export async function requestsBench(say: (text: string) => void): Promise<Figure[]> {
    const shift = await openShiftBench(CHATS, say);
    try {
        const without = await perChat(shift, 'without-case', say);
        const withCase = await perChat(shift, 'with-case', say);
        const { chat } = await shift.chat('Where is my order?');
        await shift.answer(chat, 'On its way.');
        await shift.pass(1);
        await shift.page.waitForLoadState('networkidle');
        const idle = await counted(shift, () => shift.pass(IDLE_SECONDS));
        say(`idle: ${JSON.stringify([...idle])}`);
        return [without, withCase, figure('requests-idle', `requests in ${IDLE_SECONDS} s`, [sum(idle)], 0)];
    } finally {
        await shift.stop();
    }
}
