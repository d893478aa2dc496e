import { ALL_CHATS, type CapacityEvent } from 'c/etiquette';
import type { ChatKind, ScoreCard } from '../protocol.ts';
import type { VirtualClock } from '../world/clock/virtualClock.ts';
import { hasRoom, type Agent, type Chat } from '../world/people.ts';
import { quoted, type Store } from '../world/records/store.ts';
import { scoreOf } from '../world/shift/score.ts';
import type { LinkedCase } from '../world/shift/timeline.ts';
import { summaryOf, type Scene } from '../world/simulated/scene.ts';
import type { World } from '../world/world.ts';
import { policiesOf } from './policyRows.ts';

/** What happens between the start of a scene and now, to be scored. */
export interface Shift {
    /** A scene begins, and with it a new shift. */
    begin(scene: Scene): void;
    /** Notes how many agents could take a chat now, where that has changed. */
    noteCapacity(): void;
    score(agent: Agent): Promise<ScoreCard>;
}

const OBJECTS: Record<ChatKind, string> = { messaging: 'MessagingSession', chat: 'LiveChatTranscript' };

async function casesOf(store: Store, chats: Chat[]): Promise<Map<string, LinkedCase>> {
    const linked = new Map<string, LinkedCase>();
    for (const kind of new Set(chats.map((chat) => chat.kind))) {
        const ids = chats.filter((chat) => chat.kind === kind).map(({ id }) => quoted(id));
        const rows = await store.query(
            `SELECT Id, CaseId, Case.CreatedDate FROM ${OBJECTS[kind]} WHERE CaseId != null AND Id IN (${ids.join(',')})`
        );
        for (const { Id, CaseId, Case } of rows) {
            const { CreatedDate } = Case as { CreatedDate: string };
            linked.set(Id, { id: String(CaseId), at: Date.parse(CreatedDate) });
        }
    }
    return linked;
}

/** A shift that begins with the console, and again with each scene. */
export function createShift(world: World, clock: Pick<VirtualClock, 'now'>, store: Store): Shift {
    let scene: Scene | undefined;
    let since = clock.now();
    let capacity: CapacityEvent[] = [];
    const noteCapacity = () => {
        const available = [...world.roster.agents()].filter(hasRoom).length;
        if (capacity.at(-1)?.available !== available) {
            capacity.push({ type: 'capacity', chat: ALL_CHATS, at: clock.now(), available });
        }
    };
    return {
        noteCapacity,
        begin(next) {
            scene = next;
            since = clock.now();
            capacity = [];
            noteCapacity();
        },
        async score(agent) {
            const chats = [...world.roster.chats()].filter(({ requestedAt }) => requestedAt >= since);
            const cases = await casesOf(store, chats);
            const { policyFor } = await policiesOf(store);
            const policyOf = ({ client }: Chat) => policyFor(undefined, client.language);
            const parts = { agent, chats, cases, capacity, policyOf, now: clock.now() };
            const isOver = scene !== undefined && chats.length >= scene.clients && chats.every((chat) => chat.ended);
            return { ...(scene ? { scene: summaryOf(scene) } : {}), over: isOver, since, ...scoreOf(parts) };
        }
    };
}
