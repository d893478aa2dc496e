import { timeReader } from '../timeReader';

describe('The reader of the server’s time', () => {
    let now: number;
    let reads: number;

    const open = (): ReturnType<typeof timeReader> =>
        timeReader(
            () => (reads += 1),
            () => now
        );

    const answerAfter = (reader: ReturnType<typeof timeReader>, milliseconds: number): void => {
        now += milliseconds;
        reader.arrived();
    };

    beforeEach(() => {
        [now, reads] = [0, 0];
    });

    it('reads once more after the first answer, of which nobody knows how long it took', () => {
        const reader = open();
        reader.arrived();
        answerAfter(reader, 100);
        expect(reads).toBe(1);
    });

    it('reads again where an answer took more than 2 seconds, and not where it took 2', () => {
        const reader = open();
        reader.ask();
        answerAfter(reader, 2_001);
        expect(reads).toBe(2);
        answerAfter(reader, 2_000);
        expect(reads).toBe(2);
    });

    it('is content after three more answers, however slow', () => {
        const reader = open();
        reader.ask();
        for (let answer = 0; answer < 6; answer += 1) {
            answerAfter(reader, 16_000);
        }
        expect(reads).toBe(4);
    });

    it('asks nothing because of an answer that it did not ask for', () => {
        const reader = open();
        reader.ask();
        answerAfter(reader, 100);
        answerAfter(reader, 60_000);
        expect(reads).toBe(1);
    });
});
