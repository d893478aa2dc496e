import { countdownsOf } from './countdowns.ts';
import type { ActionName, ChatFacts, Deed, Violation } from './facts.ts';
import { countIn, silencesIn, textsIn } from './productTexts.ts';
import { owedActions } from './missingActions.ts';
import { hearing, viewsOf, type Heard, type ShownChat, type ShownWindow } from './shown.ts';

/** A chat may stand in the queue of others for so long after it was accepted: the queue is read every 15 s at least; milliseconds. */
const QUEUE_READ = 20_000;
/** How far a countdown on screen may be off, in seconds. */
const OFF_BY = 1;
/** The product looks into the log for a text that it has just sent after 12 s, and a log lags by as much; milliseconds. */
const LOOKS_AGAIN = 14_000;
/** Of what an agent sees, so many characters are quoted. */
const LONGEST_QUOTE = 160;
/** The clock of each action that is due by one. */
const CLOCK_OF: Partial<Record<ActionName, string>> = {
    nudge: 'Check-in',
    end: 'Close',
    'ticket:answer': 'Resolve or ticket',
    'ticket:duration': 'Chat length'
};

/** What an agent's windows show, against what the server knows. */
interface Look {
    agent: string;
    windows: readonly ShownWindow[];
    chats: readonly ChatFacts[];
    /** Epoch milliseconds. */
    now: number;
    heard: Heard;
    /** Of which conversations the platform tells windows at once. */
    told: Heard;
}

type ScreenCheck = (look: Look) => { chat: ChatFacts; detail: string }[];

function quoted({ text }: ShownChat): string {
    return `"${text.slice(0, LONGEST_QUOTE)}"`;
}

function own({ agent, chats }: Look): ChatFacts[] {
    return chats.filter(({ holder }) => holder === agent);
}

function everyView({ windows }: Look): ShownChat[] {
    return windows.flatMap(({ rows, panels }) => [...rows, ...panels]);
}

const heldChatsAreListed: ScreenCheck = (look) =>
    own(look)
        .filter(({ ended }) => !ended)
        .flatMap((chat) =>
            look.windows
                .filter(({ rows }) => !rows.some(({ client }) => client === chat.client))
                .map(({ window }) => ({
                    chat,
                    detail: `${chat.client} is missing from ${look.agent}'s list, ${window}`
                }))
        );

/**
 * A text of ours that went out a moment ago in a conversation behind another: where the platform tells only of that in
 * front, nobody can know of it before the log was read again.
 */
function isUntold({ told, now }: Look, { lines }: ChatFacts): boolean {
    const last = lines.at(-1);
    return told === 'visible' && last?.from === 'agent' && last.at + LOOKS_AGAIN > now && textsIn(last.text).length > 0;
}

const countdownsAreRight: ScreenCheck = (look) =>
    own(look)
        .filter((chat) => !isUntold(look, chat))
        .flatMap((chat) =>
            hearing(look.windows, look.heard, chat).flatMap((window) =>
                viewsOf([window], chat.client).flatMap((view) =>
                    countdownsOf(chat).flatMap(({ label, due }) => {
                        const expected = (due - look.now) / 1_000;
                        const seen = view.clocks.find((clock) => clock.label === label)?.seconds;
                        if (expected <= OFF_BY || (seen !== undefined && Math.abs(seen - expected) <= OFF_BY)) {
                            return [];
                        }
                        const wrong = `${label} of ${chat.client} is ${seen ?? 'missing'}, not ${expected.toFixed(1)} s`;
                        return [{ chat, detail: `${wrong}, in ${quoted(view)}, ${window.window}` }];
                    })
                )
            )
        );

const othersAreNotListed: ScreenCheck = (look) =>
    look.chats
        .filter(({ holder, ended }) => holder !== undefined && holder !== look.agent && !ended)
        .filter(({ holdings }) => (holdings.at(-1)?.from ?? 0) + QUEUE_READ <= look.now)
        .filter(({ client }) => look.windows.some(({ rows }) => rows.some((row) => row.client === client)))
        .map((chat) => ({ chat, detail: `${look.agent} sees ${chat.client}, which ${chat.holder} has` }));

const onlyTheHolderCanAct: ScreenCheck = (look) =>
    look.chats
        .filter(({ holder, ended }) => holder !== look.agent || ended)
        .flatMap((chat) =>
            viewsOf(look.windows, chat.client)
                .filter(({ buttons, actions }) =>
                    [...buttons, ...actions.filter(({ state }) => state === 'due').flatMap((due) => due.buttons)].some(
                        (name) => name !== ''
                    )
                )
                .map((view) => ({
                    chat,
                    detail: `${look.agent} is offered ${view.buttons.join(', ')} for ${chat.client} without having it, in ${quoted(view)}`
                }))
        );

function isSecondBrowser(window: string | undefined): boolean {
    return window === 'second browser';
}

/**
 * The agent's last word on an action in this stretch, where it was to decline it and could be stored. At the instant in
 * which the stretch began the agent may have looked at the one before.
 */
function declinedHere({ deeds }: ChatFacts, agent: string, action: ActionName, since: number): Deed | undefined {
    const last = deeds.findLast((deed) => deed.action === action && deed.at > since && deed.kind !== 'removed');
    return last?.kind === 'declined' && last.agent === agent && !last.isFleeting ? last : undefined;
}

/** The views of a chat in the windows that share a storage with the one in which something was done. */
function viewsWhere(look: Look, { client }: ChatFacts, deed: Deed): ShownChat[] {
    const windows = look.windows.filter(({ window }) => isSecondBrowser(window) === isSecondBrowser(deed.window));
    return viewsOf(windows, client);
}

const declinedActionsRest: ScreenCheck = (look) =>
    own(look).flatMap((chat) =>
        owedActions(chat)
            .filter(({ due }) => due < look.now)
            .flatMap(({ action, since }) => {
                const deed = declinedHere(chat, look.agent, action, since);
                const alarms = ({ clocks }: ShownChat): boolean =>
                    clocks.some((clock) => clock.alarms && clock.label === CLOCK_OF[action]);
                return deed
                    ? viewsWhere(look, chat, deed)
                          .filter(alarms)
                          .map((view) => ({ action, view }))
                    : [];
            })
            .map(({ action, view }) => ({
                chat,
                detail: `${action} of ${chat.client} was declined, and alarms in ${quoted(view)}`
            }))
    );

const itemAlarmsWithClock: ScreenCheck = (look) => {
    const [chat] = own(look);
    const isAlarming = look.windows.some(({ itemAlarms }) => itemAlarms);
    const hasReason = everyView(look).some(({ clocks }) => clocks.some(({ alarms }) => alarms));
    return chat && isAlarming && !hasReason
        ? [{ chat, detail: `${look.agent}'s utility item alarms, though no clock does` }]
        : [];
};

const doneIsDone: ScreenCheck = (look) =>
    own(look).flatMap((chat) => {
        const { client, ended } = chat;
        const said = silencesIn(chat).at(-1) ?? [];
        const isSaid = (action: ActionName): boolean => said.some(({ text }) => countIn(text, action) > 0);
        return viewsOf(look.windows, client).flatMap((view) =>
            view.actions
                .filter(({ state }) => state === 'done')
                .filter(({ action }) => (action === 'end' ? !ended : action === 'nudge' && !isSaid(action)))
                .map(({ action }) => ({
                    chat,
                    detail: `${action} of ${client} is called done and is not, in ${quoted(view)}`
                }))
        );
    });

const parkedIsBesideConversation: ScreenCheck = (look) =>
    own(look).flatMap((chat) =>
        look.windows
            .flatMap(({ panels }) => panels)
            .filter((panel) => panel.client === chat.client && panel.parked === '')
            .filter(({ actions }) => actions.some(({ state }) => state === 'parked'))
            .map((panel) => ({
                chat,
                detail: `${chat.client} has a parked text, and none is ready in ${quoted(panel)}`
            }))
    );

const SCREEN_CHECKS: Readonly<Record<string, ScreenCheck>> = {
    'a held chat is in the list': heldChatsAreListed,
    'countdowns are right': countdownsAreRight,
    'nobody sees chats of others': othersAreNotListed,
    'only the holder can act': onlyTheHolderCanAct,
    'a declined action rests': declinedActionsRest,
    'an alarm has a reason': itemAlarmsWithClock,
    'what is called done is done': doneIsDone,
    'a parked text is beside its conversation': parkedIsBesideConversation
};

/** What an agent's windows show against what the server knows. */
export function screenViolations(look: Look): Violation[] {
    return Object.entries(SCREEN_CHECKS).flatMap(([promise, check]) =>
        check(look).map(({ chat, detail }) => ({ promise, chat: chat.chat, detail }))
    );
}
