import { timeReader, type TimeReader } from '../timeReader';

const NOON = Date.UTC(2026, 0, 5, 12);

describe('The reader of the server’s time', () => {
    let now: number;
    let browserNow: number;
    let reads: (() => void)[];
    let learned: number[];
    let failures: unknown[];
    let reader: TimeReader;

    const answerAfter = (milliseconds: number): void => {
        now += milliseconds;
        browserNow += milliseconds;
        reader.take(NOON + now);
    };
    /** The reading is done, whether the wire has emitted or not. */
    const settleRead = async (): Promise<void> => {
        reads.shift()?.();
        await Promise.resolve();
        await Promise.resolve();
    };

    beforeEach(() => {
        [now, browserNow, reads, learned, failures] = [0, NOON, [], [], []];
        reader = timeReader(
            {
                read: () => new Promise<void>((resolve) => reads.push(resolve)),
                learn: (serverTime) => learned.push(serverTime - NOON),
                failed: (error) => failures.push(error)
            },
            { now: () => browserNow, elapsed: () => now }
        );
    });

    it('reads once more after the first answer, of which nobody knows how long it took', () => {
        reader.take(NOON);
        answerAfter(100);
        expect(reads).toHaveLength(1);
        expect(learned).toEqual([0, 100]);
    });

    it('reads again where an answer took more than 2 seconds, and not where it took 2', () => {
        reader.ask();
        answerAfter(2_001);
        expect(reads).toHaveLength(2);
        answerAfter(2_000);
        expect(reads).toHaveLength(2);
    });

    it('is content after three more answers, however slow', () => {
        reader.ask();
        for (let answer = 0; answer < 6; answer += 1) {
            answerAfter(16_000);
        }
        expect(reads).toHaveLength(4);
        reader.ask();
        answerAfter(16_000);
        expect(reads).toHaveLength(6);
    });

    it('asks nothing because of an answer that it did not ask for', () => {
        reader.ask();
        answerAfter(100);
        answerAfter(60_000);
        expect(reads).toHaveLength(1);
    });

    it('takes the second that was read last where a reading brings nothing new, and only there', async () => {
        reader.ask();
        answerAfter(100);
        await settleRead();
        expect(learned).toEqual([100]);
        reader.ask();
        await settleRead();
        expect(learned).toEqual([100, 100]);
    });

    it.each([
        ['1 second after the last was asked for', 900, 900, [100, 100]],
        ['more than 1 second after that: it could not be read', 901, 901, [100]],
        ['of a computer that slept meanwhile: it could not be read', 0, 600_000, [100]],
        ['of a clock that was set back meanwhile: it could not be read', 0, -600_000, [100]]
    ])('a reading that brings nothing new, %s', async (_when, passed, passedInBrowser, expected) => {
        reader.ask();
        answerAfter(100);
        await settleRead();
        now += passed;
        browserNow += passedInBrowser;
        reader.ask();
        await settleRead();
        expect(learned).toEqual(expected);
    });

    it('takes no slow answer once more where the next reading brings nothing', async () => {
        reader.ask();
        answerAfter(5_000);
        await settleRead();
        await settleRead();
        expect(learned).toEqual([5_000]);
    });

    it('tells how long an answer took', () => {
        const took: number[] = [];
        const timed = timeReader(
            {
                read: () => Promise.resolve(),
                learn: (_serverTime, milliseconds) => took.push(milliseconds),
                failed: (error) => failures.push(error)
            },
            { now: () => browserNow, elapsed: () => now }
        );
        timed.take(NOON);
        timed.ask();
        now += 300;
        timed.take(NOON);
        expect(took).toEqual([Infinity, 300]);
    });

    it('says what a reading failed with', async () => {
        const failing = timeReader({
            read: () => Promise.reject(new Error('Try again later.')),
            learn: () => undefined,
            failed: (error) => failures.push(error)
        });
        failing.ask();
        await settleRead();
        expect(failures).toEqual([new Error('Try again later.')]);
    });
});
