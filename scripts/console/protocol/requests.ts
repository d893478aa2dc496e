import type { PlatformProfile } from '../platform/traits.ts';
import type { ChatKind, Client, Conversation, Ending, Entry } from './conversation.ts';
import type { PresenceStatus } from './desk.ts';
import type { StatusReason } from './omniEvents.ts';
import type { ClockChange, ClockReading } from './time.ts';

/** Who the console works as where the address names nobody. */
export const DEFAULT_AGENT = 'alex';

/** GET /local/session?agent=NAME: who the page works as. The agent comes into being where there is none yet. */
export interface Session {
    agent: { name: string; userId: string; username: string };
    /** Another one each time the server starts: of what a page knows, a later run knows nothing. */
    run: string;
    /** For `/services/**`: `Authorization: Bearer <token>`. */
    token: string;
    instanceUrl: string;
    apiVersion: string;
    statuses: PresenceStatus[];
    /** How the platform behaves that the console plays. */
    platform: PlatformProfile;
    clock: ClockReading;
}

/** GET /local/scenes: the easiest first. */
export interface SceneSummary {
    /** As `--scene` and `/local/scene` take it. */
    name: string;
    /** As a person reads it. */
    label: string;
    /** What happens in it, a sentence. */
    title: string;
    level: SceneLevel;
    clients: number;
    /** From its first moment until its last chat can be over, by the virtual clock. */
    minutes: number;
}
export const SCENE_LEVELS = ['easy', 'medium', 'hard'] as const;
export type SceneLevel = (typeof SCENE_LEVELS)[number];

/** One rule of a score card. */
export interface ScoreLine {
    rule: string;
    met: number;
    late: number;
}

/** GET /local/score?agent=NAME: how the agent's shift went, by the replay of what happened in it. */
export interface ScoreCard {
    /** The scene that was played last; absent where none was. */
    scene?: SceneSummary;
    /** Everything of the scene has happened, and each of its chats is over. */
    over: boolean;
    /** Since when chats count; epoch milliseconds of the virtual clock. */
    since: number;
    chats: number;
    /** Limits that were kept, and that were not, by rule. */
    lines: ScoreLine[];
    tickets: number;
    nudges: number;
    /** The longest that a client waited for the agent. */
    worst?: { client: string; seconds: number };
}

/** GET /local/rules: the limits of one policy record, in seconds; without an id, the built-in ones. */
export interface TeamRules {
    id?: string;
    name: string;
    limits: Record<string, number>;
}

type Nothing = Record<string, never>;
/** All of an agent's requests name the agent. */
interface ByAgent {
    agent: string;
}

/** Every POST route: what it takes and what it answers. Where it cannot be done it answers with `Refusal`. */
export interface WorldApi {
    '/local/clock': { request: ClockChange; answer: ClockReading };
    /** By id, developer name or label; goes online where the agent was offline. */
    '/local/agent/presence': {
        request: ByAgent & { status: string; reason?: StatusReason };
        answer: Nothing;
    };
    /** Goes offline. */
    '/local/agent/logout': { request: ByAgent; answer: Nothing };
    '/local/agent/accept': { request: ByAgent & { workId: string }; answer: Conversation };
    '/local/agent/decline': { request: ByAgent & { workId: string; reason?: string }; answer: Nothing };
    /** Ends the work; a chat that still runs is ended by the agent. */
    '/local/agent/close': { request: ByAgent & { workId: string }; answer: Nothing };
    /** Raises the flag, or lowers it where there is no message. */
    '/local/agent/flag': { request: ByAgent & { workId: string; message?: string }; answer: Nothing };
    '/local/agent/send': { request: ByAgent & { chat: string; text: string }; answer: Entry };
    '/local/agent/end': { request: ByAgent & { chat: string }; answer: Ending };
    /** Puts a Messaging session to sleep. */
    '/local/agent/inactivate': { request: ByAgent & { chat: string }; answer: Nothing };
    /** To another agent by name or user id, or to a queue by id. */
    '/local/agent/transfer': {
        request: ByAgent & { chat: string; toAgent?: string; toQueue?: string };
        answer: Nothing;
    };
    /** The newest `LOG_LIMIT` entries. */
    '/local/agent/log': { request: ByAgent & { chat: string }; answer: { entries: Entry[] } };
    /**
     * The tabs of one chat that are open in one window (the primary tab and all that belong to it), after every
     * change of them. Once the last one is closed the work is closed and the transcript completed.
     */
    '/local/agent/tabs': { request: ByAgent & { window: string; chat: string; tabs: string[] }; answer: Nothing };
    '/local/visitor/start': { request: Client & { kind: ChatKind; question: string }; answer: { visitor: string } };
    '/local/visitor/send': { request: { visitor: string; text: string }; answer: Entry };
    '/local/visitor/end': { request: { visitor: string }; answer: Ending };
    /** Changes the limits of a policy record; makes the default one where no id is given. */
    '/local/rules': { request: { id?: string; limits: Record<string, number> }; answer: TeamRules };
    /** Plays a scene from now on. */
    '/local/scene': { request: { scene: string }; answer: SceneSummary };
}

/**
 * The one POST whose body is no JSON but the file itself, its media type in `Content-Type`; answers with an `Entry`.
 *
 * @example `${FILE_ROUTE}?visitor=…&name=photo.png`
 */
export const FILE_ROUTE = '/local/visitor/file';

export type RefusalCode =
    | 'badRequest'
    | 'forbidden'
    | 'notFound'
    | 'methodNotAllowed'
    | 'tooLarge'
    | 'chatEnded'
    | 'notOffered'
    | 'notYours'
    | 'unsupported'
    | 'internal';

/** The body of every answer that is no success, whatever its status. */
export interface Refusal {
    error: { code: RefusalCode; message: string };
}
