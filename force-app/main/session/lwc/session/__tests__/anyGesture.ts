import fc from 'fast-check';
import { BUTTONS, type Button } from 'c/etiquette';

/** What people say in the chat, and time that passes. */
export type Talk =
    | { type: 'pass'; seconds: number }
    /** The client writes; `isHeard`: the platform tells the windows of it. */
    | { type: 'client'; text: string; isHeard: boolean }
    | { type: 'draft' }
    | { type: 'enter' }
    /** The agent empties the message box, types this and sends it. */
    | { type: 'own'; text: string };

/** What the agent does in the bar: presses a button, or clicks one in the row of an action. */
export type BarUse =
    { type: 'press'; button: Button; window: number } | { type: 'click'; row: number; choice: number; window: number };

/** What becomes of the chat's tab, and of the agent's windows. */
export type WindowChange =
    | { type: 'leaveTab' | 'showTab' | 'comeBack' | 'openWindow' | 'reloadAll' }
    | { type: 'crash'; window: number }
    /** The agent goes on in the other browser; the login to Omni-Channel goes along, or not. */
    | { type: 'switchBrowser'; logsIn: boolean }
    | { type: 'login'; isAlive: boolean }
    | { type: 'storage'; isFull: boolean };

/** What the platform and the server do otherwise than they should. */
export type Trouble =
    | { type: 'refuse'; how: 'failed' | 'refused' | 'notOnScreen'; times: number }
    /** The next command is done, and its answer never comes. */
    | { type: 'loseAnswer' }
    | { type: 'log'; how: 'refused' | 'hangs' | 'fine' | 'late' }
    | { type: 'refuseCase' }
    /** A flow links a case of its own. */
    | { type: 'linkCase' };

/** The chat goes to a colleague, comes back, or leaves the agent's list and is on it again. */
export interface Transfer {
    type: 'transfer' | 'offer' | 'accept' | 'close' | 'lose' | 'unlist' | 'list' | 'colleague';
}

/** Something that an agent, a client, a colleague or the platform does at one chat. */
export type Gesture = Talk | BarUse | WindowChange | Trouble | Transfer;

const SECONDS = [0.001, 0.5, 1, 3, 5, 10, 20, 31, 59, 61, 119, 121, 178, 180, 181, 299, 301] as const;

function always<Type extends string>(type: Type): fc.Arbitrary<{ type: Type }> {
    return fc.constant({ type });
}

function likely(weight: number, arbitrary: fc.Arbitrary<Gesture>): fc.WeightedArbitrary<Gesture> {
    return { weight, arbitrary };
}

const WINDOW = fc.nat(1);

/** What happens in every shift. */
const EVERYDAY = [
    likely(12, fc.record({ type: fc.constant('pass' as const), seconds: fc.constantFrom(...SECONDS) })),
    likely(
        4,
        fc.record({
            type: fc.constant('client' as const),
            text: fc.constantFrom('Where is my order?', 'Thanks', 'I am here'),
            isHeard: fc.boolean()
        })
    ),
    likely(3, always('draft')),
    likely(5, always('enter')),
    likely(
        4,
        fc.record({
            type: fc.constant('own' as const),
            text: fc.constantFrom('It is on its way.', 'It is here.', 'One moment please.')
        })
    ),
    likely(3, fc.record({ type: fc.constant('press' as const), button: fc.constantFrom(...BUTTONS), window: WINDOW })),
    likely(5, fc.record({ type: fc.constant('click' as const), row: fc.nat(2), choice: fc.nat(2), window: WINDOW })),
    likely(2, always('leaveTab')),
    likely(2, always('showTab')),
    likely(1, always('comeBack'))
];

/** What goes wrong in browsers, in the platform and on the server. */
const TROUBLES = [
    likely(1, always('openWindow')),
    likely(1, always('reloadAll')),
    likely(1, fc.record({ type: fc.constant('crash' as const), window: WINDOW })),
    likely(
        1,
        fc.record({
            type: fc.constant('refuse' as const),
            how: fc.constantFrom('failed' as const, 'refused' as const, 'notOnScreen' as const),
            times: fc.integer({ min: 1, max: 3 })
        })
    ),
    likely(1, always('loseAnswer')),
    likely(
        1,
        fc.record({
            type: fc.constant('log' as const),
            how: fc.constantFrom('refused' as const, 'hangs' as const, 'fine' as const, 'late' as const)
        })
    ),
    likely(1, fc.record({ type: fc.constant('login' as const), isAlive: fc.boolean() })),
    likely(1, always('refuseCase')),
    likely(1, always('linkCase')),
    likely(1, fc.record({ type: fc.constant('storage' as const), isFull: fc.boolean() }))
];

/** The chat does not stay with the agent. */
const TRANSFERS = [
    ...(['transfer', 'offer', 'close', 'lose', 'unlist', 'list', 'colleague'] as const).map((type) =>
        likely(1, always(type))
    ),
    likely(2, always('accept'))
];

/** The agent has two browsers. */
const SWITCHES = [likely(4, fc.record({ type: fc.constant('switchBrowser' as const), logsIn: fc.boolean() }))];

/** What there is besides the everyday gestures. */
interface Besides {
    troubles?: boolean;
    transfers?: boolean;
    browsers?: boolean;
}

/** Any gestures of an everyday shift, with troubles, transfers and a second browser if they are asked for. */
export function anyGestures({ troubles, transfers, browsers }: Besides = {}): fc.Arbitrary<Gesture[]> {
    const kinds = [
        ...EVERYDAY,
        ...(troubles ? TROUBLES : []),
        ...(transfers ? TRANSFERS : []),
        ...(browsers ? SWITCHES : [])
    ];
    return fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 50, size: 'max' });
}
