import type { Line } from './sampleChat.ts';

/** What each side of a transcript is called. */
export interface Names {
    agent: string;
    client: string;
}

const MINUTE = 60;

function escape(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

function elapsed(seconds: number): string {
    return seconds < MINUTE ? `${seconds}s` : `${Math.floor(seconds / MINUTE)}m ${seconds % MINUTE}s`;
}

const DAY = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: '2-digit',
    year: 'numeric',
    timeZone: 'UTC'
});

/** The body of a LiveChatTranscript as Chat writes it: times count from the acceptance. */
export function transcriptText(acceptedAt: number, lines: readonly Line[], names: Names): string {
    const time = new Date(acceptedAt).toISOString().slice(11, 19);
    const heads = [
        `Chat Started: ${DAY.format(acceptedAt)}, ${time} (+0000)`,
        'Chat Origin: Sample',
        `Agent ${names.agent}`
    ];
    const head = heads.map((text) => `<p align="center">${escape(text)}</p>`).join('');
    return (
        head + lines.map(([after, from, text]) => `( ${elapsed(after)} ) ${names[from]}: ${escape(text)}<br>`).join('')
    );
}
