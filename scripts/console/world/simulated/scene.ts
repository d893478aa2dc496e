import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTimelineLine, type ChatEvent } from 'c/etiquette';
import type { ChatKind, Client, SceneSummary } from '../../protocol.ts';
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
            email: textIn(fields, 'email', 'client@example.com')
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
    return {
        name,
        title: textIn(head, 'title', name),
        agents: readAgents(head.agents),
        lines: [first, ...others].map(readLine)
    };
}

/** All scenes, each with what it shows. */
export function listScenes(): SceneSummary[] {
    return sceneNames().map((name) => ({ name, title: readScene(name).title }));
}
