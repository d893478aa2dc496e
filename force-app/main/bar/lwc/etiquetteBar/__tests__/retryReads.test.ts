import { retryReads, type RetryReads } from '../retryReads';

describe('A read that failed', () => {
    let now: number;
    let alarms: Map<object, { at: number; ring: () => void }>;
    let readings: number;
    let again: RetryReads;

    const read = async (): Promise<void> => {
        readings += 1;
    };
    const until = (at: number): void => {
        now = at;
        for (const [key, alarm] of [...alarms]) {
            if (alarm.at <= at && alarms.delete(key)) {
                alarm.ring();
            }
        }
    };

    beforeEach(() => {
        now = 0;
        alarms = new Map();
        readings = 0;
        again = retryReads({
            now: () => now,
            alarm(at, ring) {
                const key = {};
                alarms.set(key, { at, ring });
                return () => void alarms.delete(key);
            },
            random: () => 0.5,
            attempt: (work) => void work
        });
    });

    it('is retried after 5 seconds, and not before', () => {
        again.failed('policies', read);
        until(4_999);
        expect(readings).toBe(0);
        until(5_000);
        expect(readings).toBe(1);
    });

    it('is retried after ever longer delays, and left alone after five tries', () => {
        const waits = [1, 2, 3, 4, 5, 6].map(() => {
            again.failed('policies', read);
            const [alarm] = alarms.values();
            const wait = alarm && (alarm.at - now) / 1_000;
            until(now + 3_600_000);
            return wait;
        });
        expect(waits).toStrictEqual([5, 20, 60, 180, 300, undefined]);
        expect(alarms.size).toBe(0);
    });

    it('is retried after ever longer delays, also where nobody says that it failed once more', async () => {
        again.failed('policies', read);
        until(5_000);
        await Promise.resolve();
        await Promise.resolve();
        expect([...alarms.values()].map(({ at }) => at)).toEqual([25_000]);
        again.worked('policies');
        expect(alarms.size).toBe(0);
    });

    it('is retried also where nobody answers within 10 seconds', async () => {
        const unanswered = jest.fn(() => new Promise<void>(() => undefined));
        again.failed('policies', unanswered);
        until(5_000);
        until(15_000);
        for (let turn = 0; turn < 10; turn += 1) {
            await Promise.resolve();
        }
        until(35_000);
        expect(unanswered).toHaveBeenCalledTimes(2);
    });

    it('is not retried once it worked', () => {
        again.failed('policies', read);
        again.worked('policies');
        until(3_600_000);
        expect(readings).toBe(0);
    });

    it('is retried at once when the agent is back, also after all tries', () => {
        for (let tries = 1; tries <= 6; tries += 1) {
            again.failed('policies', read);
        }
        again.now();
        expect(readings).toBe(1);
        again.failed('policies', read);
        expect([...alarms.values()].map((alarm) => alarm.at)).toEqual([5_000]);
    });

    it('is retried later where nobody says that it failed once more when the agent came back', async () => {
        again.failed('policies', read);
        again.now();
        expect(readings).toBe(1);
        await Promise.resolve();
        await Promise.resolve();
        expect([...alarms.values()].map(({ at }) => at)).toEqual([5_000]);
        again.worked('policies');
        expect(alarms.size).toBe(0);
    });
});
