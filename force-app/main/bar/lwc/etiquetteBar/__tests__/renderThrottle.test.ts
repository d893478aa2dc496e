import { RenderThrottle } from '../renderThrottle';

describe('What the bar shows', () => {
    let done: number;
    let frames: Map<number, FrameRequestCallback>;
    let time: { now: number };
    let shown: RenderThrottle;
    let visibility: DocumentVisibilityState;

    const paint = (pictures: number, took = 16): void => {
        for (let picture = 0; picture < pictures; picture += 1) {
            const now = [...frames.values()];
            frames.clear();
            time.now += took;
            for (const frame of now) {
                frame(time.now);
            }
        }
    };

    beforeEach(() => {
        done = 0;
        frames = new Map();
        time = { now: 1_000 };
        visibility = 'visible';
        let count = 0;
        jest.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => {
            count += 1;
            frames.set(count, frame);
            return count;
        });
        jest.spyOn(window, 'cancelAnimationFrame').mockImplementation((frame) => void frames.delete(frame));
        jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
        shown = new RenderThrottle(() => (done += 1));
    });

    afterEach(() => jest.restoreAllMocks());

    it('renders at once when something changes', () => {
        shown.ask();
        expect(done).toBe(1);
        paint(5);
        expect(done).toBe(1);
        expect(frames.size).toBe(0);
    });

    it('renders once for all changes while the browser paints five frames, and again for later ones', () => {
        for (let change = 0; change < 50; change += 1) {
            shown.ask();
        }
        expect(done).toBe(1);
        paint(4);
        expect(done).toBe(1);
        paint(1);
        expect(done).toBe(2);
        shown.ask();
        paint(5);
        expect(done).toBe(3);
    });

    it('pauses longer if the browser took long to paint what changed', () => {
        shown.ask();
        shown.ask();
        paint(1);
        paint(1, 100);
        paint(18);
        expect(done).toBe(1);
        paint(1);
        expect(done).toBe(2);
    });

    it('pauses for half a second at most', () => {
        shown.ask();
        shown.ask();
        paint(1);
        paint(1, 2_000);
        paint(1, 499);
        expect(done).toBe(1);
        paint(1, 1);
        expect(done).toBe(2);
    });

    it('renders every change while the page is hidden, since the browser paints nothing there', () => {
        shown.ask();
        shown.ask();
        visibility = 'hidden';
        shown.ask();
        shown.ask();
        expect(done).toBe(3);
        expect(frames.size).toBe(0);
    });

    it('renders nothing once the bar is gone', () => {
        shown.ask();
        shown.ask();
        shown.stop();
        paint(4);
        expect(done).toBe(1);
    });
});
