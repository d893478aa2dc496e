import { DEFAULT_POLICY, readPolicy, textFor } from 'c/etiquette';

describe('the words that go with an action', () => {
    it.each([
        ['nudge', 'Are you still there?'],
        ['hold', "I need a few minutes to find that out for you. I'll keep you updated."],
        ['update', "I'm still looking into this for you. Thank you for your patience."],
        [
            'end',
            'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!'
        ],
        [
            'ticket:answer',
            'I need to investigate this further, so I have opened ticket 00001234 for you. We will follow up with you on it.'
        ],
        [
            'ticket:duration',
            'This is taking longer than it should, so I have opened ticket 00001234 for you and will investigate further.'
        ]
    ] as const)('for %s are the page’s, to the letter', (action, text) => {
        expect(textFor(action, DEFAULT_POLICY, '00001234')).toBe(text);
    });

    it('show where the case’s number belongs as long as there is none', () => {
        expect(textFor('ticket:answer', DEFAULT_POLICY)).toContain('opened ticket {caseNumber} for you');
    });

    it('name the case everywhere, whatever signs its number has', () => {
        const policy = readPolicy({ texts: { ticketAnswer: '{caseNumber}: see {caseNumber}' } });
        expect(textFor('ticket:answer', policy, '$&-$1')).toBe('$&-$1: see $&-$1');
    });

    it('are the team’s own if the policy says so', () => {
        const policy = readPolicy({ texts: { closing: 'Goodbye.' } });
        expect(textFor('end', policy)).toBe('Goodbye.');
        expect(textFor('nudge', policy)).toBe('Are you still there?');
    });
});
