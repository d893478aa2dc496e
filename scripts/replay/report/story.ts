import {
    actionOfRule,
    isLimit,
    RULES,
    type ChatAudit,
    type ChatEvent,
    type ClassifiedEvent,
    type Episode,
    type Policy
} from 'c/etiquette';
import { endsWaiting } from '../events/capacity.ts';
import { isPromise, limitText, PROMISES, PROMPTS, span, Times } from './figures.ts';
import { beginningOf, printable } from './printable.ts';

/** A chat with everything that its story tells. */
export interface Story {
    chat: string;
    events: readonly ChatEvent[];
    classified: readonly ClassifiedEvent[];
    audit: ChatAudit;
    policy: Policy;
    names: ReadonlyMap<string, string>;
    zone: string;
}

interface Entry {
    at: number;
    /** Of two entries at one instant the lower one comes first: what happened, then what it did to the clocks. */
    rank: number;
    text: string;
}

const LONGEST_TEXT = 100;
const ENDED: Readonly<Record<string, string>> = {
    met: 'in time',
    breached: 'late',
    open: 'open: the chat ended or slept before it was due',
    acted: 'done',
    cleared: 'not needed any more',
    missed: 'missed'
};

function clockName({ rule }: Episode): string {
    return isPromise(rule) ? PROMISES[rule] : PROMPTS[rule];
}

function who({ names }: Story, agent: string | undefined): string {
    return agent === undefined ? 'an agent' : (names.get(agent) ?? agent);
}

function quoted(text: string | undefined): string {
    if (text === undefined) {
        return 'a file or a button, no text';
    }
    return `“${beginningOf(text.replaceAll(/\s+/g, ' '), LONGEST_TEXT)}”`;
}

function eventText(story: Story, event: ChatEvent, { meaning }: ClassifiedEvent): string {
    switch (event.type) {
        case 'requested':
            return event.text ? `The client asks for a chat: ${quoted(event.text)}` : 'The client asks for a chat.';
        case 'assigned':
            return `The chat is offered to ${who(story, event.agent)}.`;
        case 'accepted':
            return `${who(story, event.agent)} accepts.`;
        case 'declined':
            return `${who(story, event.agent)} declines.`;
        case 'message': {
            const from = { client: 'Client', agent: 'Agent', bot: 'Bot', system: 'System' }[event.from];
            return `${from}${meaning === undefined ? '' : ` (${meaning})`}: ${quoted(event.text)}`;
        }
        case 'transferred':
            return event.agent === undefined
                ? 'The chat goes to a queue.'
                : `The chat goes to ${who(story, event.agent)}.`;
        case 'case':
            return `Case ${event.caseId} is linked.`;
        case 'inactive':
            return 'The conversation goes to sleep.';
        case 'ended':
            return `The chat is ended by the ${event.by}.`;
        case 'closed':
            return "The agent's work on the chat is closed.";
        case 'capacity':
            return event.available === 0
                ? 'All agents are engaged.'
                : `Agents who could take a chat: ${event.available}.`;
    }
}

/** An action as the prompt that asks for it is called. */
const ACTION_NAMES: ReadonlyMap<string, string> = new Map(
    RULES.flatMap((rule) => (isLimit(rule) ? [] : [[actionOfRule(rule), PROMPTS[rule]]]))
);

function dueTime(start: number, due: number, times: Times): string {
    const day = times.day(due);
    return day === times.day(start) ? times.clock(due) : `${times.clock(due)} on ${day}`;
}

function episodeEntries(story: Story, episode: Episode, times: Times): Entry[] {
    const { rule, start, due, end, counted, result, late } = episode;
    const name = clockName(episode);
    const dueText = due === null ? 'not due yet' : `due ${dueTime(start, due, times)}`;
    const begins = { at: start, rank: 2, text: `    ${name} starts, ${dueText}` };
    const overdue: Entry[] =
        isLimit(rule) && result === 'breached' && due !== null && (end === null || due < end)
            ? [{ at: due, rank: 3, text: `  ! ${name}: ${limitText(story.policy, rule)} are over` }]
            : [];
    if (end === null) {
        return [begins, ...overdue];
    }
    const lateness = late ? `, ${span(late)} late` : '';
    const ends = {
        at: end,
        rank: 1,
        text: `    ${name}: ${ENDED[result] ?? result} after ${span(counted)}${lateness}`
    };
    return [begins, ...overdue, ends];
}

function runningText({ audit, policy }: Story): string {
    const running = audit.episodes.filter(({ end }) => end === null);
    return running
        .map((episode) => {
            const limit = limitText(policy, episode.rule);
            const verdict = episode.result === 'breached' ? ', late' : '';
            return `    ${clockName(episode)} (${limit}) still runs, ${span(episode.counted)} so far${verdict}\n`;
        })
        .join('');
}

/** Returns a chat event by event, with what each did to the clocks, in one time zone. */
export function storyOf(story: Story): string {
    const times = new Times(story.zone);
    const { chat, events, classified, audit } = story;
    const own = events.findIndex(({ type }) => type !== 'capacity');
    const taken = classified.findIndex(endsWaiting);
    const entries: Entry[] = [
        ...events.flatMap((event, place) => {
            // Capacity matters while the client waits for an agent.
            const matters = event.type !== 'capacity' || (place > own && (taken < 0 || place < taken));
            const text = eventText(story, event, classified[place] as ClassifiedEvent);
            return matters ? [{ at: event.at, rank: 0, text }] : [];
        }),
        ...audit.episodes.flatMap((episode) => episodeEntries(story, episode, times)),
        ...audit.actions.map(({ at, action }) => ({
            at,
            rank: 4,
            text: `  ! ${ACTION_NAMES.get(action) ?? action} is due`
        }))
    ];
    entries.sort((one, other) => one.at - other.at || one.rank - other.rank);
    const [first] = entries;
    let day = first === undefined ? '' : times.day(first.at);
    const head = `Chat ${printable(chat)}, ${day} (${story.zone})`;
    const lines = entries.flatMap(({ at, text }) => {
        const before = day;
        day = times.day(at);
        const line = `${times.clock(at)}  ${printable(text)}`;
        return day === before ? [line] : ['', day, line];
    });
    const foot = runningText(story);
    return `${head}\n\n${lines.join('\n')}\n${foot === '' ? '' : `\nWhere the record stops:\n${foot}`}`;
}
