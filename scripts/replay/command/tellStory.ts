import {
    ALL_CHATS,
    auditChat,
    classify,
    recordId,
    type ChatEvent,
    type ClassifiedEvent,
    type Policy
} from 'c/etiquette';
import { CommandError } from '../../command/commandError.ts';
import { parseTimelineLine } from '../../formats/timeline/parseTimelineLine.ts';
import { compareArrival, inOrder } from '../events/capacity.ts';
import { chatHash, hashOfChat } from '../events/chatOfLine.ts';
import { LineReader } from '../events/lineReader.ts';
import type { Input } from '../reading/inputs.ts';
import { Buffers, piecesOf, TOO_LONG } from '../reading/pieces.ts';
import { storyOf } from '../report/story.ts';
import { rejectedText } from './rejectedText.ts';

const NEWLINE = 0x0a;

/** What the story of a chat needs. */
export interface StoryOrder {
    chat: string;
    policy: Policy;
    now: number | undefined;
    zone: string;
}

/** A chat's events with what they mean. */
interface Told {
    event: ChatEvent;
    classified: ClassifiedEvent;
}

/**
 * Returns one chat as a story. All lines are read, for the last of them says where the record stops.
 *
 * @returns the story, and how many lines were rejected
 * @throws CommandError where the chat has no event
 */
export async function tellStory(
    inputs: readonly Input[],
    { chat, policy, now, zone }: StoryOrder
): Promise<{ story: string; rejectedLines: number }> {
    const wanted = recordId(chat);
    const hashes = new Set([hashOfChat(wanted), hashOfChat(ALL_CHATS)]);
    // Events are kept below, with their texts.
    const reader = new LineReader({ add: () => undefined }, policy, now ?? Infinity);
    const buffers = new Buffers(1, false);
    const told: Told[] = [];
    let lines = 0;
    let rejectedLines = 0;
    for (const input of inputs) {
        const source = input.open();
        const before = lines;
        const file = inputs.length > 1 ? { file: input.name } : {};
        const reject = (reason: string): void => {
            rejectedLines += 1;
            console.error(rejectedText({ ...file, line: lines - before, reason }));
        };
        for await (const piece of piecesOf(input.name, source, buffers)) {
            if (piece === 'tooLong') {
                lines += 1;
                reject(TOO_LONG);
                continue;
            }
            const { bytes, end } = piece;
            for (let from = piece.start; from < end;) {
                lines += 1;
                const usual = reader.readUsual(bytes, from, lines);
                const to = usual < 0 ? bytes.indexOf(NEWLINE, from) : usual;
                const reason = usual < 0 ? reader.read(bytes, from, to, lines, false) : undefined;
                if (reason !== undefined) {
                    reject(reason);
                } else if (hashes.has(chatHash(bytes, from, to))) {
                    const event = parseTimelineLine(bytes.toString('utf8', from, to));
                    if (isWanted(event, wanted) && event.at <= (now ?? Infinity)) {
                        told.push({ event, classified: classify(event, policy, lines) });
                    }
                }
                from = to + 1;
            }
            buffers.give(bytes);
        }
        source.close();
    }
    // An event for all chats may have the id of one of the chat's own.
    const byChat = Map.groupBy(told, ({ event }) => event.chat);
    if (!byChat.has(wanted)) {
        throw new CommandError(`there is no event of chat ${wanted}. --chats lists the chats.`);
    }
    const ordered = [...byChat.values()]
        .flatMap((list) => inOrder(list.map(({ classified }) => classified)))
        .sort(compareArrival);
    const eventOf = new Map(told.map(({ event, classified }) => [classified, event]));
    const events = ordered.map((classified) => eventOf.get(classified) as ChatEvent);
    const names = new Map([...reader.agents.names].map(([agent, { name }]) => [agent, name]));
    const audit = auditChat(ordered, policy, now ?? reader.last);
    return { story: storyOf({ chat: wanted, events, classified: ordered, audit, policy, names, zone }), rejectedLines };
}

function isWanted(event: ChatEvent, chat: string): boolean {
    return event.chat === chat || (event.chat === ALL_CHATS && event.type === 'capacity');
}
