import { auditChat } from 'c/etiquette';
import { WhatIfCounts } from '../statistics/whatIf.ts';
import { auditedSettings } from './auditedSettings.ts';
import { Outcome } from './outcome.ts';
import { namesOf, readPartials, resultOf, type Partial } from './partial.ts';

const ENDERS: ReadonlySet<string> = new Set(['inactive', 'ended', 'closed']);

/** Puts the partials of all shards together: exactly what one run over everything comes to. */
export function mergePartials(paths: readonly string[]): { outcome: Outcome; first: Partial } {
    const partials = readPartials(paths);
    const [first] = partials as [Partial];
    const { policy, zone } = first;
    const now = first.now ?? undefined;
    const events = partials.reduce((sum, partial) => sum + partial.events, 0);
    const outcome = new Outcome(
        {
            policy,
            zone,
            now,
            reading: {
                events,
                first: Math.min(...partials.map((partial) => partial.first ?? Infinity)),
                last: Math.max(...partials.map((partial) => partial.last ?? -Infinity)),
                names: namesOf(partials)
            },
            lines: first.lines,
            rejected: [],
            rejectedLines: partials.reduce((sum, { rejectedLines }) => sum + rejectedLines, 0),
            isEmpty: false
        },
        partials.map(resultOf)
    );
    finishChats(outcome, auditedSettings(first));
    return { outcome, first };
}

/** Audits and counts the chats that go on where the record stops, once everything is read and this instant is known. */
export function finishChats(outcome: Outcome, policies: ReturnType<typeof auditedSettings>): void {
    const { policy, now, reading } = outcome.read;
    const end = now ?? (Number.isFinite(reading.last) ? reading.last : 0);
    const whatIf = new WhatIfCounts(policies);
    for (const { chat, at, arrival, events, queues } of outcome.unfinished) {
        const enders = events.filter(({ type }) => ENDERS.has(type)).map((event) => event.at);
        outcome.statistics.add({
            chat,
            at,
            arrival,
            enders,
            queues,
            events: () => events,
            audit: auditChat(events, policy, end)
        });
        whatIf.add(events, end);
    }
    outcome.addOwed(whatIf.toList());
}
