import type { ActionName, ChatFacts } from './facts.ts';

/** How an action stands in front of the agent, as its words say. */
export type ShownState =
    | 'due'
    | 'coming'
    | 'claimed'
    | 'inserted'
    | 'parked'
    | 'done'
    | 'failed'
    | 'notOnScreen'
    | 'skipped'
    | 'declined'
    | 'snoozed'
    | 'leftInInput'
    | 'unknown';

/** One action in a chat's row or panel. */
export interface ShownAction {
    action: ActionName;
    state: ShownState;
    /** All its words but those of its buttons. */
    text: string;
    /** The names of its buttons that can be pressed. */
    buttons: readonly string[];
}

/** One clock in a chat's row or panel. */
export interface ShownClock {
    /** As the agent reads it: `Reply`, `Check-in`, … */
    label: string;
    /** Left until it is due; negative once it is overdue. */
    seconds: number;
    /** It is shown as overdue or due, and not as resting. */
    alarms: boolean;
}

/** What a row of the list, or the panel beside a conversation, shows of a chat. */
export interface ShownChat {
    client: string;
    text: string;
    clocks: readonly ShownClock[];
    actions: readonly ShownAction[];
    /** The names of the chat's own buttons that can be pressed, without those of its actions. */
    buttons: readonly string[];
    /** The text that is parked beside the conversation; empty where none is. */
    parked: string;
    /** The box can be cleared with one click. */
    canClear: boolean;
}

/** The agent's input in a conversation. */
export interface ShownInput {
    chat: string;
    text: string;
}

/** What one window of the console shows. */
export interface ShownWindow {
    window: string;
    rows: readonly ShownChat[];
    /** The panels on pages that are in front. */
    panels: readonly ShownChat[];
    inputs: readonly ShownInput[];
    /** The utility's item calls for attention. */
    itemAlarms: boolean;
}

/** What agents see in their windows, by the agent. */
export type Shown = ReadonlyMap<string, readonly ShownWindow[]>;

/** Of which conversations windows can know what was written: of all, of those in their pages, or of that in front. */
export type Heard = 'all' | 'rendered' | 'visible';

/** How soon a platform tells what was written. */
export interface Telling {
    /** Of which conversations it tells windows at once, unless an event is lost. */
    heard: Heard;
    /** How late a message gets into its log at most; milliseconds. */
    logLag: number;
}

/** The windows that can know what was written in a chat. What a colleague wrote before is read from the log of one in front. */
export function hearing(
    windows: readonly ShownWindow[],
    heard: Heard,
    { chat, client, holdings }: Pick<ChatFacts, 'chat' | 'client' | 'holdings'>
): ShownWindow[] {
    const isInFront = ({ panels }: ShownWindow): boolean => panels.some((panel) => panel.client === client);
    const stands: Record<Heard, (window: ShownWindow) => boolean> = {
        all: () => true,
        rendered: (window) =>
            holdings.length > 1 ? isInFront(window) : window.inputs.some((input) => input.chat === chat),
        visible: isInFront
    };
    return windows.filter(stands[heard]);
}

/** A chat as an agent sees it in any window: its rows, and its panels. */
export function viewsOf(windows: readonly ShownWindow[], client: string): ShownChat[] {
    return windows.flatMap(({ rows, panels }) => [...rows, ...panels]).filter((view) => view.client === client);
}
