import { createReferee, type Referee } from '../referee/referee.ts';
import type { CaseFacts, ChatFacts, Deed, Line } from '../referee/facts.ts';
import type { ShownChat, ShownWindow, Telling } from '../referee/shown.ts';
import type { Modes } from '../referee/standingActions.ts';

/** The texts of the product, as the etiquette has them. */
export const NUDGE = 'Are you still there?';
export const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';
export const TICKET =
    'I need to investigate this further, so I have opened ticket 7 for you. We will follow up with you on it.';
export const LONG_CHAT =
    'This is taking longer than it should, so I have opened ticket 7 for you and will investigate further.';
export const HOLD = "I need a few minutes to find that out for you. I'll keep you updated.";
export const UPDATE = "I'm still looking into this for you. Thank you for your patience.";

const START = Date.UTC(2026, 0, 5, 9);

/** The instant so many seconds after the client's request. */
export function at(seconds: number): number {
    return START + seconds * 1_000;
}

export function client(seconds: number, text = 'Where is it?'): Line {
    return { from: 'client', text, at: at(seconds) };
}

export function agent(seconds: number, text = 'It is on its way.'): Line {
    return { from: 'agent', text, at: at(seconds) };
}

export function aCase(seconds: number, id = '500', by = 'dana'): CaseFacts {
    return { id, createdAt: at(seconds), by };
}

export function deed(seconds: number, kind: Deed['kind'], action: Deed['action']): Deed {
    return { kind, action, agent: 'dana', at: at(seconds) };
}

/** A chat that dana accepted five seconds after the request. */
export function chat(lines: Line[], more: Partial<ChatFacts> = {}): ChatFacts {
    return {
        chat: '0Mw1',
        client: 'C1',
        kind: 'messaging',
        acceptedAt: at(5),
        lines,
        asleepAt: [],
        holder: 'dana',
        holdings: [{ agent: 'dana', from: at(5) }],
        cases: [],
        links: [],
        deeds: [],
        refused: [],
        ...more
    };
}

/** A chat's row, or its panel. */
export function view(more: Partial<ShownChat> = {}): ShownChat {
    return { client: 'C1', text: '', clocks: [], actions: [], buttons: [], parked: '', canClear: false, ...more };
}

/** A window that shows one row. */
export function windowWith(row: Partial<ShownChat> | undefined, more: Partial<ShownWindow> = {}): ShownWindow {
    const rows = row ? [view(row)] : [];
    return { window: 'first window', rows, panels: [], inputs: [], itemAlarms: false, ...more };
}

/** The promises that a referee finds broken. */
export function broken(judge: (referee: Referee) => void, modes: Modes = {}, telling?: Telling): string[] {
    const referee = createReferee(modes, telling);
    judge(referee);
    return referee.violations().map(({ promise }) => promise);
}

/** The promises that a chat breaks, whatever agents see. */
export function brokenInChat(facts: ChatFacts, telling?: Telling): string[] {
    return broken((referee) => referee.judgeChats([facts]), {}, telling);
}
