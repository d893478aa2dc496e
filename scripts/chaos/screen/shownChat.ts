import type { RawChat, RawWindow } from '../page/readWindow.ts';
import type { ActionName } from '../referee/facts.ts';
import type { ShownAction, ShownChat, ShownClock, ShownState, ShownWindow } from '../referee/shown.ts';
import type { ScreenNames } from './screenNames.ts';

function escaped(words: string): string {
    return words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function clocksIn(text: string, { clocks, clockStates }: ScreenNames): ShownClock[] {
    const longestFirst = [...clockStates].sort((one, other) => other.words.length - one.words.length);
    const labels = clocks.map(escaped).join('|');
    const words = longestFirst.map((state) => escaped(state.words)).join('|');
    const found = text.matchAll(new RegExp(String.raw`(?<!\S)(${labels}) (\d+):(\d\d)(?: (${words}))?`, 'g'));
    return [...found].map(([, label = '', minutes, seconds, state]) => {
        const time = Number(minutes) * 60 + Number(seconds);
        const { isOver = false, alarms = false } = clockStates.find((known) => known.words === state) ?? {};
        return { label, seconds: isOver ? -time : time, alarms };
    });
}

/** An action about which nothing is said is due where something can be done about it. */
function stateIn(text: string, buttons: readonly string[], { states, commands }: ScreenNames): ShownState {
    const said = states.find(({ words }) => words.every((part) => text.includes(part)))?.state;
    return said ?? (buttons.some((button) => button in commands) ? 'due' : 'unknown');
}

function actionOf({ label, text, buttons }: RawChat['blocks'][number], names: ScreenNames): ShownAction | undefined {
    const action = (Object.keys(names.actions) as ActionName[]).find((name) => names.actions[name] === label);
    return action && { action, state: stateIn(text.replace(label, ''), buttons, names), text, buttons };
}

/** What a row or a panel shows; its client is known by the short name that the chaos gave. */
export function shownChat(raw: RawChat, names: ScreenNames): ShownChat {
    return {
        client: /\bC\d+\b/.exec(raw.name)?.[0] ?? '',
        text: raw.text,
        clocks: clocksIn(raw.text, names),
        actions: raw.blocks.flatMap((block) => actionOf(block, names) ?? []),
        buttons: raw.buttons.filter((name) => name in names.buttons),
        parked: raw.parked,
        canClear: raw.buttons.includes(names.clearBox)
    };
}

/** What a window shows. */
export function shownWindow(window: string, raw: RawWindow, names: ScreenNames): ShownWindow {
    return {
        window,
        rows: raw.rows.map((row) => shownChat(row, names)),
        panels: raw.panels.map((panel) => shownChat(panel, names)),
        inputs: raw.inputs,
        itemAlarms: raw.itemAlarms
    };
}
