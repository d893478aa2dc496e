import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICY, type ChatEvent } from 'c/etiquette';
import { parseTimelineLine } from '../../../formats/timeline/parseTimelineLine.ts';
import { SCENE_LEVELS, type ChatKind, type Client, type SceneSummary } from '../../protocol.ts';
import { RefusalError } from '../refusal.ts';

/** A colleague whom nobody plays but the scene. */
export interface SimulatedAgent {
    name: string;
    capacity?: number;
}

/** One line of a scene; who the client is stands on `requested`. */
export interface SceneLine {
    event: ChatEvent;
    client: Client;
    kind: ChatKind;
}

/** A scripted shift. Its first line stands for the moment at which it begins. */
export interface Scene extends SceneSummary {
    agents: SimulatedAgent[];
    lines: SceneLine[];
}

const FOLDER = join(import.meta.dirname, '..', '..', 'scenes');
const SUFFIX = '.jsonl';
/** The scene for a first shift. */
export const EASIEST = 'quiet';

function textIn(fields: Record<string, unknown>, name: string, otherwise: string): string {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
}

function readLine(line: string): SceneLine {
    const event = parseTimelineLine(line);
    const fields = JSON.parse(line) as Record<string, unknown>;
    return {
        event,
        client: {
            firstName: textIn(fields, 'firstName', 'Client'),
            lastName: textIn(fields, 'lastName', event.chat),
            email: textIn(fields, 'email', 'client@example.com'),
            language: textIn(fields, 'language', 'en_US')
        },
        kind: fields.kind === 'chat' ? 'chat' : 'messaging'
    };
}

function readAgents(value: unknown): SimulatedAgent[] {
    return Array.isArray(value) ? (value as SimulatedAgent[]) : [];
}

/** The names of all scenes. */
export function sceneNames(): string[] {
    return readdirSync(FOLDER)
        .filter((file) => file.endsWith(SUFFIX))
        .map((file) => file.slice(0, -SUFFIX.length))
        .sort();
}

/** How long a scene takes, in whole minutes: whom it leaves silent is waited for until the agent may end the chat. */
function minutesOf(lines: readonly SceneLine[]): number {
    const ended = new Set(lines.filter(({ event }) => event.type === 'ended').map(({ event }) => event.chat));
    const overAt = lines.map(({ event: { at, chat, type } }) => {
        const isSilent = type !== 'capacity' && !ended.has(chat);
        return isSilent ? at + DEFAULT_POLICY.idle * 1000 : at;
    });
    return Math.round((Math.max(...overAt) - (lines[0]?.event.at ?? 0)) / 60_000);
}

/**
 * The scene with this name.
 *
 * @throws RefusalError naming the scenes that there are
 */
export function readScene(name: string): Scene {
    const names = sceneNames();
    if (!names.includes(name)) {
        throw new RefusalError('notFound', `There is no scene "${name}". There are: ${names.join(', ')}.`);
    }
    const [first = '{}', ...others] = readFileSync(join(FOLDER, name + SUFFIX), 'utf8')
        .trim()
        .split('\n');
    const head = JSON.parse(first) as Record<string, unknown>;
    const lines = [first, ...others].map(readLine);
    return {
        name,
        label: textIn(head, 'label', name),
        title: textIn(head, 'title', name),
        level: SCENE_LEVELS.find((level) => level === head.level) ?? 'hard',
        clients: lines.filter(({ event }) => event.type === 'requested').length,
        minutes: minutesOf(lines),
        agents: readAgents(head.agents),
        lines
    };
}

/** What there is to say of a scene before it is played. */
export function summaryOf({ agents: _agents, lines: _lines, ...summary }: Scene): SceneSummary {
    return summary;
}

/** All scenes, the easiest first, and of one level the one with the fewest clients. */
export function listScenes(): SceneSummary[] {
    const levelOf = ({ level }: SceneSummary) => SCENE_LEVELS.indexOf(level);
    const summaries = sceneNames().map((name) => summaryOf(readScene(name)));
    const quiet = ({ name }: SceneSummary) => (name === EASIEST ? 0 : 1);
    return summaries.sort(
        (one, other) => quiet(one) - quiet(other) || levelOf(one) - levelOf(other) || one.clients - other.clients
    );
}
