import { RULES, type ChatAudit, type Episode, type Rule } from 'c/etiquette';
import { RESULTS, type EpisodeResult } from '../statistics/results.ts';
import type { ByteWriter } from './byteWriter.ts';

const BEGIN = byName(RULES, (rule) => `{"rule":"${rule}","start":`);
const RESULT = byName(RESULTS, (result) => `,"result":"${result}"`);
const DUE = Buffer.from(',"due":');
const END = Buffer.from(',"end":');
const SECONDS = Buffer.from(',"seconds":');
const LATE = Buffer.from(',"late":');
const AGENT = Buffer.from(',"agent":');
const NULL = Buffer.from('null');
const CLOSE = Buffer.from('}');
const COMMA = Buffer.from(',');
const KNOWN_NAMES = 10_000;

function byName<Name extends string>(names: readonly Name[], text: (name: Name) => string): Record<Name, Buffer> {
    return Object.fromEntries(names.map((name) => [name, Buffer.from(text(name))])) as Record<Name, Buffer>;
}

const quotes = new Map<string, Buffer>();

/** JSON of a name that comes again and again. */
function quote(name: string): Buffer {
    let quoted = quotes.get(name);
    if (quoted === undefined) {
        if (quotes.size >= KNOWN_NAMES) {
            quotes.clear();
        }
        quoted = Buffer.from(JSON.stringify(name));
        quotes.set(name, quoted);
    }
    return quoted;
}

function writeInstant(writer: ByteWriter, at: number | null): void {
    if (at === null) {
        writer.put(NULL);
    } else {
        writer.quotedInstant(at);
    }
}

function writeEpisode(writer: ByteWriter, { rule, start, due, end, counted, result, late, agent }: Episode): void {
    writer.put(BEGIN[rule satisfies Rule]);
    writer.quotedInstant(start);
    writer.put(DUE);
    writeInstant(writer, due);
    writer.put(END);
    writeInstant(writer, end);
    writer.put(SECONDS);
    writer.seconds(counted);
    writer.put(RESULT[result satisfies EpisodeResult]);
    if (late !== undefined) {
        writer.put(LATE);
        writer.seconds(late);
    }
    if (agent !== undefined) {
        writer.put(AGENT);
        writer.put(quote(agent));
    }
    writer.put(CLOSE);
}

/** Writes a chat of the JSON report. */
export function writeChatJson(writer: ByteWriter, chat: string, { episodes, actions, caseId }: ChatAudit): void {
    writer.text(`{"chat":${JSON.stringify(chat)},"episodes":[`);
    for (let index = 0; index < episodes.length; index += 1) {
        if (index > 0) {
            writer.put(COMMA);
        }
        writeEpisode(writer, episodes[index] as Episode);
    }
    writer.text('],"actions":[');
    for (const [index, { at, action }] of actions.entries()) {
        writer.text(index > 0 ? ',{"at":' : '{"at":');
        writer.quotedInstant(at);
        writer.text(`,"action":"${action}"}`);
    }
    writer.text(caseId === undefined ? ']}' : `],"case":${JSON.stringify(caseId)}}`);
}
