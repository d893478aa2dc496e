import { RowMoves } from '../rowMoves';

let reduced = false;
const animated: [string | undefined, unknown][] = [];

function rowAt(chat: string, top: number): HTMLElement {
    const row = document.createElement('div');
    row.dataset.line = chat;
    row.getBoundingClientRect = () => ({ top }) as DOMRect;
    row.animate = (frames) => {
        animated.push([chat, (frames as { transform: string[] }).transform[0]]);
        return {} as Animation;
    };
    return row;
}

function move(isHeld: boolean, after = 'Bea,Ada'): unknown[] {
    const moves = new RowMoves();
    moves.before('Ada,Bea', [], false);
    moves.before(after, [rowAt('Ada', 0), rowAt('Bea', 40)], isHeld);
    moves.after([rowAt('Bea', 0), rowAt('Ada', 40), rowAt('Cem', 80)]);
    return animated;
}

describe('The rows of the list', () => {
    beforeEach(() => {
        reduced = false;
        animated.length = 0;
        window.matchMedia = () => ({ matches: reduced }) as MediaQueryList;
    });

    it('glide from their old places to their new ones, and a new one just appears', () => {
        expect(move(false)).toEqual([
            ['Bea', 'translateY(40px)'],
            ['Ada', 'translateY(-40px)']
        ]);
    });

    it('stand still for those who want less motion', () => {
        reduced = true;
        expect(move(false)).toEqual([]);
    });

    it('stand still under the pointer and the focus, and while their order is the same', () => {
        expect(move(true)).toEqual([]);
        expect(move(false, 'Ada,Bea')).toEqual([]);
    });
});
