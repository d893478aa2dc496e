import { DEFAULT_POLICY, textFor, type Rule } from 'c/etiquette';

/** One line of a sample chat: seconds after the acceptance, who writes, what. */
export type Line = readonly [after: number, from: 'agent' | 'client', text: string];

/** A finished chat as it is told: all times are seconds. */
export interface Course {
    /** What becomes of it, for whoever reads the sample. */
    title: string;
    /** Rules that are breached or missed in it. */
    breaks: readonly Rule[];
    /** From the request to the acceptance. */
    accepted: number;
    /** From the request to a decline before it. */
    declined?: number;
    lines: readonly Line[];
    /** From the acceptance to the end. */
    ended: number;
    endedBy: 'agent' | 'client';
    /** Why a case was opened, where one was. */
    ticket?: 'answer' | 'duration';
}

const HOLD = textFor('hold', DEFAULT_POLICY);
const UPDATE = textFor('update', DEFAULT_POLICY);
const NUDGE = textFor('nudge', DEFAULT_POLICY);
const CLOSING = textFor('end', DEFAULT_POLICY);
const TICKET = textFor('ticket:answer', DEFAULT_POLICY, '00001042');
const QUESTION = 'Hello, my order has not arrived yet. Can you tell me where it is?';
const ANSWER = 'Your parcel left our warehouse this morning and arrives tomorrow.';
const THANKS = 'Thank you so much!';

const START: readonly Line[] = [[2, 'client', QUESTION]];
function FINISH(after: number): readonly Line[] {
    return [
        [after, 'agent', ANSWER],
        [after + 20, 'client', THANKS]
    ];
}

/** A question every hundred seconds, each answered in time: a chat that goes on past its fifteen minutes. */
const LONG: readonly Line[] = Array.from({ length: 10 }, (_, turn): readonly Line[] => [
    [turn * 100 - (turn === 0 ? -2 : 10), 'client', `Question ${turn + 1}: and what about the next parcel?`],
    [turn * 100 + 35, 'agent', `Parcel ${turn + 1} is on its way, it arrives on Thursday.`]
]).flat();

/** Finished chats with every kind of breach, and some with none. */
export const COURSES: readonly Course[] = [
    { title: 'All in time', breaks: [], accepted: 12, lines: [...START, ...FINISH(25)], ended: 60, endedBy: 'client' },
    {
        title: 'Connected late',
        breaks: ['connect'],
        accepted: 47,
        lines: [...START, ...FINISH(25)],
        ended: 60,
        endedBy: 'agent'
    },
    {
        title: 'First answer late',
        breaks: ['response'],
        accepted: 8,
        lines: [...START, ...FINISH(95)],
        ended: 130,
        endedBy: 'client'
    },
    {
        title: 'Update promised and late',
        breaks: ['update'],
        accepted: 10,
        lines: [...START, [20, 'agent', HOLD], [170, 'agent', UPDATE], ...FINISH(200)],
        ended: 240,
        endedBy: 'client'
    },
    {
        title: 'No answer after five minutes, and no ticket',
        breaks: ['answer'],
        accepted: 15,
        lines: [
            ...START,
            [20, 'agent', HOLD],
            [120, 'agent', UPDATE],
            [220, 'agent', UPDATE],
            [320, 'agent', UPDATE],
            ...FINISH(380)
        ],
        ended: 420,
        endedBy: 'client'
    },
    {
        title: 'Fifteen minutes, and no ticket',
        breaks: ['duration'],
        accepted: 9,
        lines: LONG,
        ended: 960,
        endedBy: 'client'
    },
    {
        title: 'Silent client not asked',
        breaks: ['nudge'],
        accepted: 14,
        lines: [...START, [20, 'agent', ANSWER], [260, 'client', 'Sorry, I was away. Which day?'], ...FINISH(290)],
        ended: 330,
        endedBy: 'client'
    },
    {
        title: 'Silent client not left',
        breaks: ['idle'],
        accepted: 11,
        lines: [
            ...START,
            [20, 'agent', ANSWER],
            [200, 'agent', NUDGE],
            [420, 'client', 'Yes, I am back. Which day?'],
            ...FINISH(450)
        ],
        ended: 490,
        endedBy: 'agent'
    },
    {
        title: 'Connected late, answered late',
        breaks: ['connect', 'response'],
        accepted: 40,
        lines: [...START, ...FINISH(80)],
        ended: 120,
        endedBy: 'client'
    },
    {
        title: 'Declined once, connected in time',
        breaks: [],
        accepted: 24,
        declined: 9,
        lines: [...START, ...FINISH(30)],
        ended: 70,
        endedBy: 'client'
    },
    {
        title: 'Silent client asked, then left',
        breaks: [],
        accepted: 13,
        lines: [...START, [20, 'agent', ANSWER], [200, 'agent', NUDGE], [320, 'agent', CLOSING]],
        ended: 322,
        endedBy: 'agent'
    },
    {
        title: 'No answer after five minutes, ticket opened',
        breaks: [],
        accepted: 16,
        lines: [
            ...START,
            [20, 'agent', HOLD],
            [120, 'agent', UPDATE],
            [220, 'agent', UPDATE],
            [303, 'agent', TICKET],
            [330, 'client', THANKS]
        ],
        ended: 350,
        endedBy: 'client',
        ticket: 'answer'
    }
];
