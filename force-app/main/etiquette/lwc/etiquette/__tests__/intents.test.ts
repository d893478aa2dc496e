import { DEFAULT_POLICY, intentOf, readPolicy, textFor } from 'c/etiquette';
import { accepted, agent, agentTypes, requested, storyOf } from './story';

function intent(text: string | undefined, policy = DEFAULT_POLICY) {
    return intentOf(text, policy);
}

describe('an agent’s message is recognized', () => {
    it.each([
        ['nudge', 'nudge'],
        ['hold', 'hold'],
        ['update', 'update'],
        ['end', 'closing'],
        ['ticket:answer', 'ticket'],
        ['ticket:duration', 'ticket']
    ] as const)('by the text of the %s action as %s', (action, expected) => {
        expect(intent(textFor(action, DEFAULT_POLICY, '00001234'))).toBe(expected);
    });

    it('by the closing words however a transcript writes them', () => {
        const closing = DEFAULT_POLICY.texts.closing.toUpperCase().replaceAll(' ', '&nbsp;');
        expect(intent(`  ${closing}\r\n`)).toBe('closing');
        expect(intent(`${DEFAULT_POLICY.texts.closing} Bye!`)).toBe('answer');
    });

    it.each([
        ['42', 'ticket'],
        ['00001234', 'ticket'],
        ['no. 42', 'ticket'],
        ['EMEA 42 b', 'ticket'],
        ['EMEA 42 b c', 'answer'],
        ['', 'answer']
    ])('with the case number %j standing for one to three words', (caseNumber, expected) => {
        const policy = readPolicy({ texts: { ticketAnswer: 'Look at {caseNumber} please' } });
        expect(intent(`look at ${caseNumber} please`, policy)).toBe(expected);
    });

    it('with the case number at either end, or alone', () => {
        const policy = readPolicy({
            texts: { ticketAnswer: '{caseNumber}!', ticketDuration: '#{caseNumber} is yours' }
        });
        expect(intent('CAS-17', policy)).toBe('ticket');
        expect(intent('17 is yours', policy)).toBe('ticket');
        expect(intent('seventeen is not really yours', policy)).toBe('answer');
    });

    it('with the case number named twice', () => {
        const policy = readPolicy({ texts: { ticketAnswer: '{caseNumber}, I repeat: {caseNumber}' } });
        expect(intent('17, I repeat: 17', policy)).toBe('ticket');
    });

    it.each([
        ['I’ve opened ticket 17 for this.', 'ticket'],
        ['There, created a case.', 'ticket'],
        ['Hello? Are you there?', 'nudge'],
        ['Are you STILL with me, Ada', 'nudge'],
        ['One moment please', 'hold'],
        ['I’ll check with my colleague', 'hold'],
        ['I&#39;ll look into it', 'hold'],
        ['Your parcel arrives on Friday.', 'answer'],
        ['', 'answer']
    ])('by a phrase in it: %j is %s', (text, expected) => {
        expect(intent(text)).toBe(expected);
    });

    it.each([
        ['I opened a ticket. Are you still there? One moment.', 'ticket'],
        ['One moment: are you still there?', 'nudge']
    ])('for ticket before nudge before hold: %j is %s', (text, expected) => {
        expect(intent(text)).toBe(expected);
    });

    it('by one of the texts before any phrase in it', () => {
        expect(
            intent('Are you there? One moment', readPolicy({ texts: { update: 'Are you there - one moment' } }))
        ).toBe('update');
    });

    it.each(['One momentum', 'phone moment', 'still with men', 'let me checkout'])(
        'by whole words only: %j is an answer',
        (text) => {
            expect(intent(text)).toBe('answer');
        }
    );

    it('without a text (a file) as an answer', () => {
        expect(intent(undefined)).toBe('answer');
    });

    it('by the words of its own team’s policy', () => {
        const german = readPolicy({
            texts: { nudge: 'Sind Sie noch da?' },
            phrases: { hold: ['Einen Augenblick', '!'], ticket: [], nudge: [] }
        });
        expect(intent('SIND SIE NOCH DA', german)).toBe('nudge');
        expect(intent('Einen Augenblick, bitte', german)).toBe('hold');
        expect(intent('I opened a ticket!', german)).toBe('answer');
        expect(intent('Einen Augenblick, bitte')).toBe('answer');
    });

    it('the same every time, however many texts came between', () => {
        expect(intent('One moment')).toBe('hold');
        for (let number = 0; number < 5_001; number += 1) {
            intent(`Order ${number}`);
        }
        expect(intent('One moment')).toBe('hold');
        const long = `${'well '.repeat(100)}one moment`;
        expect([intent(long), intent(long)]).toEqual(['hold', 'hold']);
    });
});

describe('the intent that a button gave to a message', () => {
    it('always wins over what its text looks like', () => {
        const chat = [requested(0), accepted(0)];
        expect(storyOf('response', [...chat, agent(10, 'answer', undefined, 'Are you still there?')])).toEqual([
            '0 to 10, due 60: met'
        ]);
        expect(storyOf('response', [...chat, agentTypes(10, 'Are you still there?')])).toEqual([
            '0 to now, due 60: running'
        ]);
        expect(storyOf('response', [...chat, agent(10, 'nudge', undefined, 'Here you are.')])).toEqual([
            '0 to now, due 60: running'
        ]);
    });
});
