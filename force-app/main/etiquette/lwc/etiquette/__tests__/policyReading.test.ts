import { ACTION_NAMES, DEFAULT_POLICY, LIMITS, MODES, PolicyError, readPolicy, usablePolicy } from 'c/etiquette';

function problemsOf(given: unknown): readonly string[] {
    try {
        readPolicy(given);
    } catch (error) {
        if (error instanceof PolicyError) {
            return error.problems;
        }
        throw error;
    }
    return [];
}

const SECONDS = 'a number of seconds above 0 and at most 86,400';

describe('a policy', () => {
    it('that says nothing is the default one', () => {
        expect(readPolicy({})).toEqual(DEFAULT_POLICY);
    });

    it('has the page’s limits by default', () => {
        expect(Object.fromEntries(LIMITS.map((limit) => [limit, DEFAULT_POLICY[limit]]))).toEqual({
            connect: 30,
            response: 60,
            update: 120,
            answer: 300,
            duration: 900,
            nudge: 180,
            idle: 300,
            idleAfterNudge: 120
        });
        expect(DEFAULT_POLICY.silenceAnchor).toBe('last');
        expect(Object.values(DEFAULT_POLICY.modes)).toEqual(ACTION_NAMES.map(() => 'insert'));
    });

    it('changes what it names, and nothing else', () => {
        const policy = readPolicy({
            response: 90,
            silenceAnchor: 'first',
            texts: { nudge: 'Hello?' },
            phrases: { thanks: ['merci'] },
            modes: { end: 'send' }
        });
        expect(policy).toEqual({
            ...DEFAULT_POLICY,
            response: 90,
            silenceAnchor: 'first',
            texts: { ...DEFAULT_POLICY.texts, nudge: 'Hello?' },
            phrases: { ...DEFAULT_POLICY.phrases, thanks: ['merci'] },
            modes: { ...DEFAULT_POLICY.modes, end: 'send' }
        });
        expect(DEFAULT_POLICY.texts.nudge).toBe('Are you still there?');
    });

    it('does not change with the lists it was read from', () => {
        const thanks = ['merci'];
        const policy = readPolicy({ phrases: { thanks } });
        thanks.push('danke');
        expect(policy.phrases.thanks).toEqual(['merci']);
    });

    it.each(LIMITS)('takes %s up to a day, and in fractions', (limit) => {
        const nudge = limit === 'nudge' ? { idle: 86_400 } : {};
        expect(
            problemsOf({ nudge: 0.001, [limit]: 86_400, ...(limit === 'nudge' ? { nudge: 86_399.999 } : {}), ...nudge })
        ).toEqual([]);
        expect(readPolicy({ nudge: 0.001, [limit]: 0.002 })[limit]).toBe(0.002);
    });

    it.each(LIMITS.flatMap((limit) => [0, -1, 86_400.001, '30', null, true, [30]].map((given) => [limit, given])))(
        'refuses %s of %j',
        (limit, given) => {
            expect(problemsOf({ [String(limit)]: given })).toEqual([
                `${String(limit)}: given ${JSON.stringify(given)}, allowed is ${SECONDS}`
            ]);
        }
    );

    it.each([NaN, Infinity])('refuses %d seconds, which no JSON holds', (given) => {
        expect(problemsOf({ response: given })).toHaveLength(1);
    });

    it.each([
        [{ idle: 180 }, 'idle: given 180, allowed is a number of seconds greater than nudge, which is 180'],
        [{ nudge: 300 }, 'idle: given 300, allowed is a number of seconds greater than nudge, which is 300'],
        [{ idle: 50, nudge: 60 }, 'idle: given 50, allowed is a number of seconds greater than nudge, which is 60']
    ])('refuses an idle that is not greater than nudge: %j', (given, problem) => {
        expect(problemsOf(given)).toEqual([problem]);
    });

    it('takes an idle that is just greater than nudge', () => {
        expect(problemsOf({ idle: 180.001 })).toEqual([]);
    });

    it.each(['middle', '', null, 1])('refuses a silenceAnchor of %j', (given) => {
        expect(problemsOf({ silenceAnchor: given })).toEqual([
            `silenceAnchor: given ${JSON.stringify(given)}, allowed is one of last, first`
        ]);
    });

    it.each(['nudge', 'hold', 'update', 'closing'])('refuses an empty text for %s', (name) => {
        for (const given of ['', '  ', 5, null]) {
            expect(problemsOf({ texts: { [name]: given } })).toEqual([
                `texts.${name}: given ${JSON.stringify(given)}, allowed is a text that is not empty`
            ]);
        }
    });

    it.each(['ticketAnswer', 'ticketDuration'])('refuses a text for %s that does not name the case', (name) => {
        for (const given of ['', 'I opened a ticket.', 'Case {casenumber}', ['{caseNumber}']]) {
            expect(problemsOf({ texts: { [name]: given } })).toEqual([
                `texts.${name}: given ${JSON.stringify(given)}, allowed is a text with {caseNumber}`
            ]);
        }
        expect(problemsOf({ texts: { [name]: '{caseNumber}' } })).toEqual([]);
    });

    it.each(['ticket', 'nudge', 'hold', 'thanks'])('refuses phrases for %s that are no list of texts', (name) => {
        for (const given of ['thanks', null, { 0: 'thanks' }, ['thanks', 5]]) {
            expect(problemsOf({ phrases: { [name]: given } })).toEqual([
                `phrases.${name}: given ${JSON.stringify(given)}, allowed is a list of texts`
            ]);
        }
        expect(problemsOf({ phrases: { [name]: [] } })).toEqual([]);
    });

    it.each(ACTION_NAMES)('takes every mode for %s, and refuses any other', (action) => {
        for (const mode of MODES) {
            expect(readPolicy({ modes: { [action]: mode } }).modes[action]).toBe(mode);
        }
        for (const given of ['never', '', false, null]) {
            expect(problemsOf({ modes: { [action]: given } })).toEqual([
                `modes.${action}: given ${JSON.stringify(given)}, allowed is one of off, remind, insert, send`
            ]);
        }
    });

    it.each([
        [{ Response: 60 }, 'Response: unknown key with 60, allowed are connect, response'],
        [{ texts: { hello: 'Hi' } }, 'texts.hello: unknown key with "Hi", allowed are nudge, hold, update, closing'],
        [{ phrases: { sorry: [] } }, 'phrases.sorry: unknown key with [], allowed are ticket, nudge, hold, thanks'],
        [{ modes: { closing: 'send' } }, 'modes.closing: unknown key with "send", allowed are nudge, end'],
        [JSON.parse('{"__proto__":{"response":1}}'), '__proto__: unknown key with {"response":1}, allowed are connect']
    ])('refuses an unknown key: %j', (given, beginning) => {
        expect(problemsOf(given)).toEqual([expect.stringContaining(beginning)]);
    });

    it.each([null, [], 'policy', 5, undefined])('refuses what is no JSON object: %j', (given) => {
        expect(problemsOf(given)).toEqual([
            `policy: given ${JSON.stringify(given) ?? 'undefined'}, allowed is a JSON object`
        ]);
    });

    it.each(['texts', 'phrases', 'modes'])('refuses %s that are no JSON object', (key) => {
        for (const given of [null, [], 'send', 5]) {
            expect(problemsOf({ [key]: given })).toEqual([
                `${key}: given ${JSON.stringify(given)}, allowed is a JSON object`
            ]);
        }
    });

    it('names every bad value at once, in the error’s own words too', () => {
        const bad = {
            connect: -5,
            idle: 0,
            silenceAnchor: 'none',
            texts: { nudge: '' },
            modes: { end: 'x' },
            colour: 1
        };
        expect(problemsOf(bad).map((problem) => problem.split(':')[0])).toEqual([
            'connect',
            'idle',
            'silenceAnchor',
            'texts.nudge',
            'modes.end',
            'colour'
        ]);
        expect(() => readPolicy(bad)).toThrow(/^The policy cannot be used: connect: given -5.*; colour: unknown key/);
        expect(() => readPolicy(bad)).toThrow(PolicyError);
        expect(new PolicyError([]).name).toBe('PolicyError');
    });

    it('is used as far as it can hold: a bad value costs only itself', () => {
        const { policy, problems } = usablePolicy({ response: 0, update: 90, modes: { nudge: 'shout', end: 'send' } });
        const modes = { ...DEFAULT_POLICY.modes, end: 'send' };
        expect(policy).toEqual({ ...DEFAULT_POLICY, update: 90, modes });
        expect(problems).toHaveLength(2);
    });

    it('keeps its nudge if only idle is too small for it', () => {
        expect(usablePolicy({ nudge: 200, idle: 200 }).policy).toEqual({ ...DEFAULT_POLICY, nudge: 200 });
    });

    it('gives up its nudge as well if no idle by default comes after it', () => {
        expect(usablePolicy({ nudge: 300, idle: 250 }).policy).toEqual(DEFAULT_POLICY);
        expect(usablePolicy({ nudge: 300 }).problems).toHaveLength(1);
    });
});
