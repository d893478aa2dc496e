import { clockFace, minutesAndSeconds } from 'c/labels';

describe('c-labels time', () => {
    it('shows minutes and seconds', () => {
        expect(clockFace(0)).toBe('0:00');
        expect(clockFace(9)).toBe('0:09');
        expect(clockFace(900)).toBe('15:00');
        expect(clockFace(4503)).toBe('75:03');
    });

    it('rounds time left up, so that 0:00 is the very end', () => {
        expect(minutesAndSeconds(60_000)).toBe('1:00');
        expect(minutesAndSeconds(59_999)).toBe('1:00');
        expect(minutesAndSeconds(59_000)).toBe('0:59');
        expect(minutesAndSeconds(1)).toBe('0:01');
        expect(minutesAndSeconds(0)).toBe('0:00');
    });

    it('counts time overdue in whole seconds that have passed', () => {
        expect(minutesAndSeconds(-1)).toBe('0:00');
        expect(minutesAndSeconds(-999)).toBe('0:00');
        expect(minutesAndSeconds(-1000)).toBe('0:01');
        expect(minutesAndSeconds(-61_500)).toBe('1:01');
    });
});
