import fc from 'fast-check';
import { anyGestures } from './anyGesture';
import { Shift, type ShiftBeginning } from './shift';

/** So many shifts of each kind, the same in every `npm test`; SHIFTS=100000 goes through as many new ones. */
const SHIFTS = Number(process.env.SHIFTS ?? 200);
const SEED = process.env.SHIFTS === undefined ? 1 : undefined;
const TIME_LIMIT = 60 * 60_000;

const ANY_BEGINNING: fc.Arbitrary<ShiftBeginning> = fc.record({
    mode: fc.constantFrom('remind' as const, 'insert' as const, 'send' as const),
    kind: fc.constantFrom('messaging' as const, 'chat' as const),
    windows: fc.constantFrom('one' as const, 'two' as const, 'blind' as const),
    isAnswered: fc.boolean(),
    begins: fc.constantFrom(0, 170, 181, 295, 301, 890)
});

const KINDS = [
    ['whatever the agent and the client do', {}],
    ['while browsers, the platform and the server fail', { troubles: true }],
    ['while the chat is given away and comes back', { transfers: true }],
    ['while all of that goes on', { troubles: true, transfers: true }],
    ['in two browsers', { browsers: true }],
    ['in two browsers, while all of that goes on', { troubles: true, transfers: true, browsers: true }]
] as const;

describe('What is promised of a chat holds', () => {
    it.each(KINDS)(
        '%s',
        async (_name, besides) => {
            const keepsPromises = fc.asyncProperty(ANY_BEGINNING, anyGestures(besides), async (beginning, gestures) => {
                const shift = new Shift();
                await shift.begin(beginning);
                for (const gesture of gestures) {
                    await shift.do(gesture);
                }
                await shift.calmDown();
                expect(shift.broken).toEqual([]);
            });
            await fc.assert(keepsPromises, { numRuns: SHIFTS, ...(SEED !== undefined && { seed: SEED }) });
        },
        TIME_LIMIT
    );
});
