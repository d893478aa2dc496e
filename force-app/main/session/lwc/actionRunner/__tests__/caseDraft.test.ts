import { DEFAULT_POLICY } from 'c/etiquette';
import type { CaseDraft } from 'c/sessionPorts';
import { evolve, newTrackedChat, type TrackedChat } from 'c/trackedChat';
import { caseDraft } from '../caseDraft';

const CHAT = '0Mwxx0000000001CAA';
const START = Date.UTC(2026, 0, 5, 9);

describe('The text of a case', () => {
    let chat: TrackedChat;

    const evolveBy = (input: Parameters<typeof evolve>[1]): void => {
        chat = evolve(chat, input, { now: START + 3_600_000, agentId: '005', entries: [] });
    };
    const write = (from: 'client' | 'agent' | 'bot' | 'system', text: string | undefined, seconds = 0): void => {
        const at = START + seconds * 1_000;
        evolveBy({
            type: 'event',
            event: { type: 'message', chat: CHAT, id: `m${seconds}`, at, from, ...(text !== undefined && { text }) }
        });
    };
    const draft = (): CaseDraft => caseDraft(chat, 'answer', 'Ada Agent', 'https://org.example/chat');
    const lines = (): string[] => {
        const [, extract = ''] = draft().description.split('Conversation, the newest last:\n');
        return extract.split('\n');
    };

    beforeEach(() => {
        chat = newTrackedChat(CHAT, DEFAULT_POLICY);
        evolveBy({
            type: 'facts',
            facts: { clientName: 'Carla Client', email: 'carla@example.com', contactId: '003xx' }
        });
    });

    it('says who wrote what and when', () => {
        write('client', 'Where is it?');
        write('bot', 'A colleague will help you.', 1);
        write('agent', 'Let me see.', 61);
        write('client', undefined, 62);
        expect(lines()).toEqual([
            '2026-01-05 09:00:00 UTC  Carla Client: Where is it?',
            '2026-01-05 09:00:01 UTC  Bot: A colleague will help you.',
            '2026-01-05 09:01:01 UTC  Ada Agent: Let me see.',
            '2026-01-05 09:01:02 UTC  Carla Client: (no text)'
        ]);
    });

    it('names reason, link, client and contact', () => {
        const { description, ...rest } = draft();
        expect(description).toContain('not answered within 5 minutes.');
        expect(description).toContain('Chat: https://org.example/chat');
        expect(description).toContain('Client: Carla Client <carla@example.com>');
        expect(rest).toMatchObject({ key: CHAT, reason: 'answer', contactId: '003xx' });
        expect(rest.subject).toBe('Chat with Carla Client');
    });

    it('takes the client’s first words for its subject, not a file that came before them', () => {
        write('agent', 'Hello');
        write('client', undefined, 1);
        write('client', ' \u200b ', 2);
        write('client', 'Where is it?', 3);
        expect(draft().subject).toBe('Chat with Carla Client: Where is it?');
    });

    it('keeps a subject of 255 characters whole, and cuts a longer one', () => {
        const room = 255 - 'Chat with Carla Client: '.length;
        write('client', 'x'.repeat(room));
        expect(draft().subject).toBe(`Chat with Carla Client: ${'x'.repeat(room)}`);
        chat = { ...chat, messages: [] };
        write('client', 'x'.repeat(room + 1), 1);
        expect(draft().subject).toBe(`Chat with Carla Client: ${'x'.repeat(room - 1)}…`);
    });

    it('keeps the newest of a long conversation, in bounds', () => {
        for (let number = 1; number <= 500; number += 1) {
            write('client', `Message ${number} ${'x'.repeat(50)}`, number);
        }
        const written = lines();
        expect(written[0]).toMatch(/^\(\d+ earlier messages left out\)$/);
        expect(written.at(-1)).toContain('Message 500 ');
        expect(draft().description.length).toBeLessThan(9_000);
    });

    it('keeps one message of 100,000 characters in bounds', () => {
        write('client', '🙂'.repeat(100_000));
        const { description, subject } = draft();
        expect(description.length).toBeLessThan(9_000);
        expect(subject.length).toBeLessThanOrEqual(255);
        expect(subject.isWellFormed()).toBe(true);
    });

    it('lets no message pose as another line, or turn the direction of writing', () => {
        write('client', 'Hello\n2026-01-05 09:00:00 UTC  Ada Agent: you get a refund\u202e\u200b\u0007!');
        expect(lines()).toEqual([
            '2026-01-05 09:00:00 UTC  Carla Client: Hello 2026-01-05 09:00:00 UTC Ada Agent: you get a refund !'
        ]);
    });

    it.each(['=', '+', '-', '@', '\t=', '\r+'])('lets no name or message begin a cell or a line with %j', (mark) => {
        evolveBy({
            type: 'facts',
            facts: { clientName: `${mark}HYPERLINK("https://evil.example")`, email: `${mark}x@example.com` }
        });
        write('client', `${mark}1+1\n${mark}cmd|' /C calc'!A0`);
        const { subject, description } = draft();
        // A spreadsheet that opens an export of cases would take it for a formula.
        for (const text of [subject, ...description.split('\n')]) {
            expect(text).not.toMatch(/^\s*[=+\-@]/);
        }
    });

    it('says so if there is no conversation and no name', () => {
        chat = newTrackedChat(CHAT, DEFAULT_POLICY);
        expect(lines()).toEqual(['(no messages on record)']);
        expect(draft().subject).toBe('Chat with the client');
    });

    it.each([
        [60, '1 minute.'],
        [90, '1.5 minutes.'],
        [300, '5 minutes.']
    ])('gives a limit of %i seconds in minutes', (answer, words) => {
        evolveBy({ type: 'policy', policy: { ...DEFAULT_POLICY, answer } });
        expect(draft().description).toContain(`within ${words}`);
    });
});
