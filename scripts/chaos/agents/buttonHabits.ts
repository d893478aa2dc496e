import type { Chat } from '../../console/world/people.ts';
import type { Place } from '../page/readWindow.ts';
import type { ActionName } from '../referee/facts.ts';
import { owedActions } from '../referee/missingActions.ts';
import { textsIn } from '../referee/productTexts.ts';
import type { ChatFacts, Deed } from '../referee/facts.ts';
import type { ShownChat } from '../referee/shown.ts';
import type { Command } from '../screen/screenNames.ts';
import type { Agenda } from './agenda.ts';
import { anyWindow, noteDeed, type AgentAtWork } from './agentAtWork.ts';
import { writeByHand } from './inputHabits.ts';
import type { AgentWindow } from './agentWindow.ts';

/** How often, of a hundred occasions, an agent does each thing. */
const PRESSES_TWICE = 25;
const WRITES_BY_HAND = 15;
const PRESSES_AT_DUE = 30;
/** A press meets the due moment so closely; milliseconds. */
const AROUND_DUE = [-1_000, -1, 0, 1, 1_000];
const KINDS: Record<Command, Deed['kind']> = {
    ask: 'asked',
    decline: 'declined',
    snooze: 'snoozed',
    clear: 'removed'
};

function times({ random }: AgentAtWork): number {
    return random.chance(PRESSES_TWICE) ? 2 : 1;
}

/** Presses one of the chat's own buttons, in the list or in the panel. */
async function pressOwn(
    work: AgentAtWork,
    chat: Chat,
    client: string,
    action: ActionName,
    window: AgentWindow = anyWindow(work)
): Promise<void> {
    const { names } = work.browsers;
    const button = Object.entries(names.buttons).find(([, asked]) => asked === action)?.[0];
    const place: Place = work.random.chance(50) ? 'row' : 'panel';
    if (button && (await window.press({ place, client, button, times: times(work) }, names))) {
        noteDeed(work, chat.id, window, { kind: 'asked', action });
    }
}

/** The button of the first action of a chat that an agent presses, with what it means. */
async function pressAction(work: AgentAtWork, window: AgentWindow, chat: Chat, view: ShownChat, place: Place) {
    const { names } = work.browsers;
    const { action, state, buttons } = work.random.pick(view.actions);
    if (buttons.length === 0) {
        return;
    }
    const button = work.random.pick(buttons);
    const wanted = { place, client: view.client, button, action: names.actions[action], times: times(work) };
    if (await window.press(wanted, names)) {
        const asParked = state === 'parked' ? names.parkedButtons[button] : undefined;
        const kind = asParked ?? KINDS[names.commands[button] ?? 'ask'];
        noteDeed(work, chat.id, window, { kind, action });
    }
}

/** Presses Insert, Send or Skip beside a parked text. */
async function pressParked(work: AgentAtWork, window: AgentWindow, chat: Chat, view: ShownChat): Promise<void> {
    const { names } = work.browsers;
    const [button, kind] = work.random.pick(Object.entries(names.parkedButtons));
    const wanted = { place: 'panel', client: view.client, button, isParked: true, times: times(work) } as const;
    if (await window.press(wanted, names)) {
        textsIn(view.parked).forEach((action) => noteDeed(work, chat.id, window, { kind, action }));
    }
}

/** Presses something that a chat offers in one of the agent's windows. */
export async function pressSomething(work: AgentAtWork, chats: ReadonlyMap<string, Chat>): Promise<void> {
    const window = anyWindow(work);
    const { rows, panels } = await window.read(work.browsers.names);
    const place: Place = work.random.chance(50) && panels.length > 0 ? 'panel' : 'row';
    const views = (place === 'row' ? rows : panels).filter(({ client }) => chats.has(client));
    if (views.length === 0) {
        return;
    }
    const view = work.random.pick(views);
    const chat = chats.get(view.client) as Chat;
    if (view.parked !== '') {
        await pressParked(work, window, chat, view);
    } else if (view.canClear && work.random.chance(70)) {
        const button = work.browsers.names.clearBox;
        await window.press({ place, client: view.client, button, times: times(work) }, work.browsers.names);
    } else if (view.actions.length > 0) {
        await pressAction(work, window, chat, view, place);
    } else {
        const action = work.random.pick(['hold', 'update', 'nudge', 'ticket:answer', 'end'] as const);
        await pressOwn(work, chat, view.client, action, window);
    }
}

/** Plans to press, or to write by hand, just before, at or just after what falls due until an instant. */
export function planDueMoments(work: AgentAtWork, chat: Chat, facts: ChatFacts, until: number, agenda: Agenda): void {
    for (const { action, due } of owedActions(facts)) {
        const at = due + work.random.pick(AROUND_DUE);
        if (due <= work.now() || due > until || at <= work.now() || !work.random.chance(PRESSES_AT_DUE)) {
            continue;
        }
        const byHand = (action === 'nudge' || action === 'end') && work.random.chance(WRITES_BY_HAND);
        agenda.plan(at, async () => {
            if (work.browsers.isAway || chat.ended) {
                return;
            }
            await (byHand ? writeByHand(work, chat, action) : pressOwn(work, chat, facts.client, action));
        });
    }
}
