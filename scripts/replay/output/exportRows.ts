import { isLimit, type Episode, type Policy } from 'c/etiquette';
import { queueAt } from '../events/queueChange.ts';
import { isCutOff } from '../statistics/cutOff.ts';
import type { AuditedChat } from '../statistics/statistics.ts';

/** What kind of values a column of an export has. */
export type ColumnType = 'text' | 'instant' | 'seconds' | 'count' | 'truth';

/** A value of an export: instants are epoch milliseconds. */
export type Cell = string | number | boolean | null;

/** A column of an export. */
export interface ExportColumn {
    name: string;
    type: ColumnType;
}

/** The columns of `--episodes`, one row for each episode. docs/replay.md says what they mean. */
export const EPISODE_COLUMNS: readonly ExportColumn[] = [
    { name: 'chat', type: 'text' },
    { name: 'rule', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'start', type: 'instant' },
    { name: 'due', type: 'instant' },
    { name: 'end', type: 'instant' },
    { name: 'seconds', type: 'seconds' },
    { name: 'limit_seconds', type: 'seconds' },
    { name: 'over_seconds', type: 'seconds' },
    { name: 'result', type: 'text' },
    { name: 'cut_off', type: 'truth' },
    { name: 'late_seconds', type: 'seconds' },
    { name: 'agent', type: 'text' },
    { name: 'agent_name', type: 'text' },
    { name: 'queue', type: 'text' }
];

/** The columns of `--chats-out`, one row for each chat. */
export const CHAT_COLUMNS: readonly ExportColumn[] = [
    { name: 'chat', type: 'text' },
    { name: 'first_event', type: 'instant' },
    { name: 'last_event', type: 'instant' },
    { name: 'events', type: 'count' },
    { name: 'agent', type: 'text' },
    { name: 'agent_name', type: 'text' },
    { name: 'case_id', type: 'text' },
    { name: 'connect_seconds', type: 'seconds' },
    { name: 'first_response_seconds', type: 'seconds' },
    { name: 'longest_response_seconds', type: 'seconds' },
    { name: 'met', type: 'count' },
    { name: 'breached', type: 'count' },
    { name: 'open', type: 'count' },
    { name: 'running', type: 'count' },
    { name: 'tickets_owed', type: 'count' },
    { name: 'nudges_owed', type: 'count' },
    { name: 'ends_owed', type: 'count' },
    { name: 'queue', type: 'text' }
];

type Names = ReadonlyMap<string, string>;

function inSeconds(milliseconds: number | undefined): number | null {
    return milliseconds === undefined ? null : milliseconds / 1000;
}

/** Returns the rows of a chat's episodes. */
export function episodeRows(
    { chat, audit, enders, events, queues }: AuditedChat,
    policy: Policy,
    names: Names
): Cell[][] {
    return audit.episodes.map((episode) => {
        const { rule, start, due, end, counted, result, late, agent } = episode;
        const kind = isLimit(rule) ? 'limit' : 'prompt';
        return [
            chat,
            rule,
            kind,
            start,
            due,
            end,
            counted / 1000,
            policy[rule],
            kind === 'limit' && result === 'breached' ? (counted - Math.round(policy[rule] * 1000)) / 1000 : null,
            result,
            kind === 'limit' && isCutOff(episode, enders, events),
            inSeconds(late),
            agent ?? null,
            agent === undefined ? null : (names.get(agent) ?? null),
            queueAt(queues, start) || null
        ];
    });
}

/** Returns the row of a chat. */
export function chatRow({ chat, at, audit, enders, events, queues }: AuditedChat, names: Names): Cell[] {
    const { episodes, actions, caseId } = audit;
    // How long a wait would have been that nobody ended, nobody knows.
    const waits = (name: Episode['rule']): number[] =>
        episodes
            .filter((episode) => episode.rule === name && !isCutOff(episode, enders, events))
            .map(({ counted }) => counted);
    const responses = waits('response');
    const results = (name: Episode['result']): number =>
        episodes.filter(({ rule, result }) => isLimit(rule) && result === name).length;
    const owed = (name: string): number => actions.filter(({ action }) => action.startsWith(name)).length;
    const agent = episodes.findLast((episode) => episode.agent !== undefined)?.agent;
    // Among them are the changes of the capacity of all agents, some from before the chat.
    const list = events().filter(({ type }) => type !== 'capacity');
    return [
        chat,
        at,
        list.at(-1)?.at ?? at,
        list.length,
        agent ?? null,
        agent === undefined ? null : (names.get(agent) ?? null),
        caseId ?? null,
        inSeconds(waits('connect')[0]),
        inSeconds(responses[0]),
        responses.length === 0 ? null : inSeconds(Math.max(...responses)),
        results('met'),
        results('breached'),
        results('open'),
        results('running'),
        owed('ticket'),
        owed('nudge'),
        owed('end'),
        queues.at(-1)?.queue ?? null
    ];
}
