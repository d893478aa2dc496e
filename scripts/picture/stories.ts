/** Something that happens in a chat, so many seconds before the pictures are taken. */
export type Act = { before: number } & (
    | { do: 'request' | 'accept' | 'write' | 'leave' | 'send' }
    | { do: 'say' | 'type'; text: string }
    | { do: 'press'; button: string }
);

/** A chat that ends up in a state. */
export interface Story {
    client: string;
    question: string;
    acts: readonly Act[];
}

const QUESTION = 'Where is my order 10432? It should have been here on Tuesday.';
const ANSWER = 'It left our warehouse this morning.';

/** A chat that was accepted so long ago, and what happened in it then. */
function story(client: string, before: number, ...acts: Act[]): Story {
    return { client, question: QUESTION, acts: [{ do: 'request', before }, { do: 'accept', before }, ...acts] };
}

/** A chat whose client was answered as soon as it was accepted, and has been silent since. */
function silent(client: string, before: number, ...acts: Act[]): Story {
    return story(client, before, { do: 'say', text: ANSWER, before }, ...acts);
}

/** One chat for every state that a row can be in. */
export const STORIES: readonly Story[] = [
    silent('Owen Closing', 332, { do: 'send', before: 150 }),
    story('Tara Ticket', 318, { do: 'say', text: 'Let me check that for you.', before: 300 }),
    silent('Nina Ending', 282, { do: 'send', before: 98 }),
    silent('Uma Unsent', 200, { do: 'leave', before: 5 }),
    silent('Petra Draft', 195, { do: 'type', text: 'By the way, I have also', before: 30 }),
    silent('Zoe Snoozed', 194, { do: 'press', button: 'Snooze', before: 30 }),
    silent('Sam Skipped', 190, { do: 'press', button: 'Skip', before: 20 }),
    silent('Nora Quiet', 186),
    silent('Moira Coming', 160),
    story('Hal Hold', 130, { do: 'say', text: 'Let me check that for you.', before: 115 }),
    silent('ליאה כהן', 100),
    silent('Eve Ended', 95, { do: 'leave', before: 60 }),
    story('Liam Late', 75),
    story(
        'Maximiliane-Alexandrina von Hohenstein-Wittgenberg',
        70,
        { do: 'say', text: ANSWER, before: 60 },
        { do: 'write', before: 40 }
    ),
    story('Ada Soon', 52),
    story('Mona Muted', 40, { do: 'press', button: 'Mute', before: 30 }),
    story('<b>Bea</b> & Co.', 30),
    story('Gus Greeted', 12),
    { client: 'Olga Offered', question: QUESTION, acts: [{ do: 'request', before: 9 }] },
    { client: 'Quinn Queued', question: QUESTION, acts: [{ do: 'request', before: 6 }] }
];
