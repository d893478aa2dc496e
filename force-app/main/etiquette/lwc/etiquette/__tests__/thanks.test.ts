import { DEFAULT_POLICY, isThanks, readPolicy } from 'c/etiquette';

describe('a client’s message is thanks', () => {
    it.each([
        'Thanks',
        'thank you so much!',
        'OK, great. Thanks, bye!',
        'THX :-)',
        'That&#39;s all, thank you',
        'that’s all',
        'No thanks!! Have a nice day…',
        '<Perfect>',
        'many thanks',
        'thanks thanks thanks'
    ])('if it is nothing else: %j', (text) => {
        expect(isThanks(text, DEFAULT_POLICY)).toBe(true);
    });

    it.each([
        'Thanks, but where is it?',
        'Where is it? Thanks',
        'thank',
        'thank your team',
        'Thanks, so late',
        'have a nice',
        'a nice day',
        'Not ok',
        'okok',
        '👍',
        '?',
        ' ',
        ''
    ])('not if there is anything else, or nothing: %j', (text) => {
        expect(isThanks(text, DEFAULT_POLICY)).toBe(false);
    });

    it('not if it has no text: a file is a question', () => {
        expect(isThanks(undefined, DEFAULT_POLICY)).toBe(false);
    });

    it('by the phrases of its own team’s policy', () => {
        const german = readPolicy({ phrases: { thanks: ['Vielen Dank', 'Tschüss', '…'] } });
        expect(isThanks('Vielen Dank! TSCHÜSS', german)).toBe(true);
        expect(isThanks('Thanks', german)).toBe(false);
        expect(isThanks('Thanks', readPolicy({ phrases: { thanks: [] } }))).toBe(false);
    });

    it.each([
        ['good day to you', true],
        ['good', true],
        ['good good day to you', true],
        ['good day', false],
        ['to you good', false],
        ['you good you', true]
    ])('if phrases begin alike and one of them lets all of it be read: %j', (text, expected) => {
        const policy = readPolicy({ phrases: { thanks: ['good', 'good day to', 'you'] } });
        expect(isThanks(text, policy)).toBe(expected);
    });

    it('the same every time it is asked', () => {
        const long = 'thanks '.repeat(100);
        expect([isThanks('ok', DEFAULT_POLICY), isThanks('ok', DEFAULT_POLICY)]).toEqual([true, true]);
        expect([isThanks(long, DEFAULT_POLICY), isThanks(long, DEFAULT_POLICY)]).toEqual([true, true]);
        expect([isThanks('no', DEFAULT_POLICY), isThanks('no', DEFAULT_POLICY)]).toEqual([false, false]);
    });
});
