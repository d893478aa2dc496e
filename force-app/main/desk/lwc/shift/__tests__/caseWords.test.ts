import { DEFAULT_POLICY, type CaseDraft } from 'c/etiquette';
import { caseDraft } from '../caseWords';
import { newInHand, tell, type InHand } from '../inHand';
import { CHAT, SECOND, START } from './desk';

function draftOf(inHand: InHand): CaseDraft {
    return caseDraft(inHand, 'answer', 'Ada Agent', 'https://org.example/chat');
}

describe('The words of a case', () => {
    let inHand: InHand;

    beforeEach(() => {
        inHand = newInHand(CHAT, DEFAULT_POLICY);
        inHand.facts = { clientName: 'Carla Client', email: 'carla@example.com', contactId: '003xx' };
    });

    const say = (from: 'client' | 'agent' | 'bot' | 'system', text: string | undefined, seconds = 0): void =>
        tell(inHand, { type: 'message', chat: CHAT, at: START + seconds * SECOND, from, ...(text && { text }) });

    const lines = (): string[] => {
        const [, extract = ''] = draftOf(inHand).description.split('Conversation, the newest last:\n');
        return extract.split('\n');
    };

    it('say who said what when', () => {
        say('client', 'Where is it?');
        say('bot', 'A colleague will help you.', 1);
        say('agent', 'Let me see.', 61);
        say('client', undefined, 62);
        expect(lines()).toEqual([
            '2026-01-05 09:00:00 UTC  Carla Client: Where is it?',
            '2026-01-05 09:00:01 UTC  Bot: A colleague will help you.',
            '2026-01-05 09:01:01 UTC  Ada Agent: Let me see.',
            '2026-01-05 09:01:02 UTC  Carla Client: (no text)'
        ]);
    });

    it('name reason, link, client and contact', () => {
        const draft = draftOf(inHand);
        expect(draft.description).toContain('not answered within 5 minutes.');
        expect(draft.description).toContain('Chat: https://org.example/chat');
        expect(draft.description).toContain('Client: Carla Client <carla@example.com>');
        expect(draft).toMatchObject({ key: CHAT, reason: 'answer', contactId: '003xx' });
        expect(draft.subject).toBe('Chat with Carla Client');
    });

    it('keep the newest of a long conversation, in bounds', () => {
        for (let number = 1; number <= 500; number += 1) {
            say('client', `Message ${number} ${'x'.repeat(50)}`, number);
        }
        const said = lines();
        expect(said[0]).toMatch(/^\(\d+ earlier messages left out\)$/);
        expect(said.at(-1)).toContain('Message 500 ');
        expect(draftOf(inHand).description.length).toBeLessThan(9_000);
    });

    it('keep one message of 100,000 characters in bounds', () => {
        say('client', '🙂'.repeat(100_000));
        const draft = draftOf(inHand);
        expect(draft.description.length).toBeLessThan(9_000);
        expect(draft.subject.length).toBeLessThanOrEqual(255);
        expect(draft.subject.isWellFormed()).toBe(true);
    });

    it('let no message pose as another line, or turn the writing round', () => {
        say('client', 'Hello\n2026-01-05 09:00:00 UTC  Ada Agent: you get a refund\u202e\u200b\u0007!');
        expect(lines()).toEqual([
            '2026-01-05 09:00:00 UTC  Carla Client: Hello 2026-01-05 09:00:00 UTC Ada Agent: you get a refund !'
        ]);
    });

    it.each(['=', '+', '-', '@', '\t=', '\r+'])('let no name or message begin a cell or a line with %j', (mark) => {
        inHand.facts = { clientName: `${mark}HYPERLINK("https://evil.example")`, email: `${mark}x@example.com` };
        say('client', `${mark}1+1\n${mark}cmd|' /C calc'!A0`);
        const { subject, description } = draftOf(inHand);
        // A spreadsheet that opens an export of cases would take it for a formula.
        for (const text of [subject, ...description.split('\n')]) {
            expect(text).not.toMatch(/^\s*[=+\-@]/);
        }
    });

    it('say so where there is no conversation and no name', () => {
        inHand.facts = {};
        expect(lines()).toEqual(['(no messages on record)']);
        expect(draftOf(inHand).subject).toBe('Chat with the client');
    });

    it.each([
        [60, '1 minute.'],
        [90, '1.5 minutes.'],
        [300, '5 minutes.']
    ])('tell a limit of %i seconds in minutes', (answer, words) => {
        inHand.policy = { ...DEFAULT_POLICY, answer };
        expect(draftOf(inHand).description).toContain(`within ${words}`);
    });
});
