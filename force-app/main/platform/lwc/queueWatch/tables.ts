import { recordId } from 'c/etiquette';
import { instantOf } from 'c/conversationLog';
import type { Row } from 'c/recordQuery';
import type { WaitingChat } from 'c/sessionPorts';

/** One object's records as a query told them and change events went on. */
export interface Table {
    rows: Map<string, Row>;
    /** Takes what a query found in place of what was known; true where it differs. */
    fill(rows: readonly (readonly [string, Row])[]): boolean;
    /** Takes a change; false where it told too little, so that the records must be read again. */
    change(change: Change): boolean;
}

/** What a change event tells. */
export interface Change {
    type: string;
    ids: string[];
    fields: Row;
}

/** Fields that a change event must bring for a record that was not known. */
type Needs = readonly string[];

/** Statuses after which neither a chat nor a piece of work comes back. */
const OVER = new Set(['Ended', 'Error', 'Completed', 'Missed', 'Closed', 'Declined', 'DeclinedOnPushTimeout']);

function isOver({ Status }: Row): boolean {
    return OVER.has(String(Status));
}

function isWaiting({ Status }: Row): boolean {
    return Status === 'Waiting' || Status === 'New';
}

function isAtWork({ Status }: Row): boolean {
    return Status === 'Assigned' || Status === 'Opened';
}

/** Keeps one object's records, as long as they matter. */
export function tableOf(needs: Needs): Table {
    const rows = new Map<string, Row>();
    return {
        rows,
        fill(found) {
            const isNews = JSON.stringify([...rows]) !== JSON.stringify(found);
            rows.clear();
            for (const [id, row] of found) {
                rows.set(id, row);
            }
            return isNews;
        },
        change({ type, ids, fields }) {
            if (type === 'DELETE') {
                ids.forEach((id) => rows.delete(id));
                return true;
            }
            if (Object.keys(fields).length === 0) {
                return false;
            }
            return ids.every((id) => {
                const row = { ...rows.get(id), ...fields };
                // A record that was of no interest before and still is not: nothing to read.
                if (!needs.every((need) => need in row)) {
                    return type !== 'CREATE' && !isWaiting(row) && !isAtWork(row);
                }
                if (isOver(row)) {
                    rows.delete(id);
                } else {
                    rows.set(id, row);
                }
                return true;
            });
        }
    };
}

function nameOf(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Who has each chat: it is offered to them, or they work on it. */
function holders(works: Table): Map<string, string> {
    return new Map(
        [...works.rows.values()]
            .filter((row) => isAtWork(row) && typeof row.WorkItemId === 'string')
            .map(({ WorkItemId, UserId }) => [recordId(String(WorkItemId)), recordId(String(UserId))])
    );
}

/** The chats that wait for an agent, but for those that another agent has been given. */
export function waitingIn(tables: readonly Table[], works: Table, agent: string): WaitingChat[] {
    const held = holders(works);
    const me = recordId(agent);
    return tables.flatMap(({ rows }) =>
        [...rows].flatMap(([id, row]): WaitingChat[] => {
            const chat = recordId(id);
            const requestedAt = instantOf((row.StartTime ?? row.RequestTime) as string | number | undefined);
            if (!isWaiting(row) || requestedAt === undefined || (held.get(chat) ?? me) !== me) {
                return [];
            }
            const facts = {
                clientName: nameOf(row['MessagingEndUser.Name']),
                channel: nameOf(row['MessagingChannel.DeveloperName'] ?? row['LiveChatButton.DeveloperName'])
            };
            return [{ chat, requestedAt, facts }];
        })
    );
}

function numberOf(value: unknown): number {
    return typeof value === 'number' ? value : Number(value ?? 0);
}

interface Load {
    weight: number;
    percentage: number;
}

/** What each agent's work takes: its queue gives it a weight or a percentage; without either it counts as one chat. */
function loadsIn(works: Table): Map<unknown, Load> {
    const loads = new Map<unknown, Load>();
    for (const row of works.rows.values()) {
        const { UserId, CapacityWeight, CapacityPercentage } = row;
        const load = loads.get(UserId) ?? { weight: 0, percentage: 0 };
        if (isAtWork(row)) {
            const isPart = (CapacityPercentage ?? undefined) !== undefined;
            load.weight += numberOf(CapacityWeight ?? (isPart ? 0 : 1));
            load.percentage += CapacityWeight ? 0 : numberOf(CapacityPercentage);
            loads.set(UserId, load);
        }
    }
    return loads;
}

/** How many agents could take one more chat: present, not away, and with room beside the work they have. */
export function availableAgents(presences: Table, works: Table): number {
    const loads = loadsIn(works);
    return [...presences.rows.values()].filter(({ IsCurrentState, IsAway, UserId, ConfiguredCapacity }) => {
        const capacity = numberOf(ConfiguredCapacity);
        const { weight, percentage } = loads.get(UserId) ?? { weight: 0, percentage: 0 };
        const room = capacity - weight - (percentage * capacity) / 100;
        return IsCurrentState === true && IsAway !== true && room >= 1;
    }).length;
}
