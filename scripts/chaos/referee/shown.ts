import { countdownsOf } from './countdowns.ts';
import type { ChatFacts, ShownChat, Violation } from './facts.ts';

/** How far a countdown on screen may be off, in seconds. */
const OFF_BY = 1;

/** The seconds that a chat's row shows for a clock; undefined where it shows none that still counts down. */
function secondsShown(text: string, label: string): number | undefined {
    const [, minutes, seconds, state] = new RegExp(`\\b${label} (\\d+):(\\d\\d)\\s*(overdue)?`).exec(text) ?? [];
    if (minutes === undefined || seconds === undefined) {
        return undefined;
    }
    const shown = Number(minutes) * 60 + Number(seconds);
    return state ? -shown : shown;
}

/** What an agent's list shows against what the server knows: wrong countdowns, missing chats, chats of others. */
export function shownViolations(
    agent: string,
    shown: readonly ShownChat[],
    chats: readonly ChatFacts[],
    now: number
): Violation[] {
    const found: Violation[] = [];
    const own = new Map(chats.filter(({ holder }) => holder === agent).map((chat) => [chat.client, chat]));
    for (const { client } of shown) {
        const chat = chats.find((each) => each.client === client);
        if (chat && chat.holder !== undefined && chat.holder !== agent && !chat.ended) {
            found.push({ promise: 'nobody sees chats of others', chat: chat.chat, detail: `${agent} sees ${client}` });
        }
    }
    for (const [client, chat] of own) {
        const row = shown.find((each) => each.client === client);
        for (const { label, due } of countdownsOf(chat)) {
            const expected = (due - now) / 1_000;
            const seen = row && secondsShown(row.text, label);
            if (expected <= OFF_BY || (seen !== undefined && Math.abs(seen - expected) <= OFF_BY)) {
                continue;
            }
            const where = row ? `in "${row.text.replace(/\s+/g, ' ').slice(0, 160)}"` : 'in no row';
            const detail = `${label} of ${client} is ${seen ?? 'missing'}, not ${expected.toFixed(1)} s, ${where}`;
            found.push({ promise: 'countdowns are right', chat: chat.chat, detail });
        }
    }
    return found;
}
