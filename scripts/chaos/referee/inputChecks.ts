import { didAbout, REACTION } from './deeds.ts';
import { timeOfDay, type ActionName, type ChatFacts, type Line, type Violation } from './facts.ts';
import { intentOf, isAnswer, isForSilence, openQuestion, textsIn, withoutTexts } from './productTexts.ts';
import { viewsOf, type Shown, type ShownInput, type ShownWindow } from './shown.ts';

/** How an input was when it was looked at first with this text; epoch milliseconds. */
export interface SeenInput extends ShownInput {
    agent: string;
    window: string;
    since: number;
    /** Something has stood in it since this instant; epoch milliseconds. */
    begun: number;
    /** It stands in the page now; what a page that is not rendered held comes back with it. */
    isInPage: boolean;
}

/** What people of the chaos type begins so; nobody types into an input in which something stands. */
export const DRAFT = 'Draft';

/** Words for a silent client may stand in the input of one who is back for so long; milliseconds. */
const STALE = 30_000;
/** After so long a silence the client is asked; milliseconds. */
const SILENT = 180_000;
/** What was said is known to the product after so long; milliseconds. */
const KNOWN = 5_000;

type InputCheck = (input: SeenInput, chat: ChatFacts) => string | undefined;

function wasPutInByHand(chat: ChatFacts, { since }: SeenInput): boolean {
    return didAbout(chat, ['inserted'], 'nudge', since - 1) || chat.deeds.some(({ kind }) => kind === 'inserted');
}

/**
 * Whether the agent sent words of their own while something stood in the input: from another window, or another device.
 * What stood there before an agent's last message counts as sent with it; nobody can read the input.
 */
function countsAsSent(lines: readonly Line[], { begun, since }: Pick<SeenInput, 'begun' | 'since'>): boolean {
    return lines.some(
        ({ from, text, at }) => from === 'agent' && withoutTexts(text) !== '' && at >= begun && at <= since
    );
}

/** Whether a message was sent from an input in which something stood that counts as sent before. */
export function isSentOverOther({ chat, lines }: ChatFacts, { at }: Line, inputs: readonly SeenInput[]): boolean {
    return inputs.some(
        (input) => input.chat === chat && input.text !== '' && countsAsSent(lines, { begun: input.begun, since: at })
    );
}

const textOnce: InputCheck = (input, chat) => {
    const texts = textsIn(input.text);
    const doubled = texts.find((action, index) => texts.indexOf(action) !== index);
    return doubled && !wasPutInByHand(chat, input) && !countsAsSent(chat.lines, input)
        ? `holds the ${doubled} text twice`
        : undefined;
};

const draftAlone: InputCheck = (input, chat) => {
    const texts = textsIn(input.text);
    const draft = withoutTexts(input.text);
    const isGlued = texts.length > 0 && draft.includes(DRAFT);
    const isMixed = new Set(texts).size > 1;
    return (isGlued || isMixed) && !wasPutInByHand(chat, input) && !countsAsSent(chat.lines, input)
        ? `holds ${[...texts, ...(isGlued ? ['a draft'] : [])].join(' and ')} in one`
        : undefined;
};

const notSaidAgain: InputCheck = ({ text, since }, { lines, ...chat }) => {
    const action = textsIn(text).find(isForSilence);
    if (!action) {
        return undefined;
    }
    const silentSince = lines.findLastIndex(({ from }) => from === 'client');
    const inSilence = lines.slice(silentSince + 1);
    const said = inSilence.find(
        (line) => line.from === 'agent' && intentOf(line.text) === action && line.at + KNOWN < since
    );
    // By its place: a button's text may be dated to the very millisecond of the message before it.
    const answered =
        said &&
        inSilence
            .slice(inSilence.indexOf(said) + 1)
            .some(({ from, text: other }) => from === 'agent' && isAnswer(other));
    const isWanted = said && didAbout({ lines, ...chat }, ['asked'], action, said.at + REACTION);
    return said && !answered && !isWanted
        ? `holds the ${action} text again, which was said at ${timeOfDay(said.at)}`
        : undefined;
};

/** What may never stand in an agent's input: each named by what it promises. */
export const INPUT_CHECKS: Readonly<Record<string, InputCheck>> = {
    'a text stands once in an input': textOnce,
    'nothing is put into a draft': draftAlone,
    'what was said is not put in again': notSaidAgain
};

/** Violations in the inputs of agents, at any time. */
export function inputViolations(inputs: readonly SeenInput[], chats: ReadonlyMap<string, ChatFacts>): Violation[] {
    const looked = inputs.filter(({ isInPage }) => isInPage);
    return looked.flatMap((input) => {
        const chat = chats.get(input.chat);
        return Object.entries(INPUT_CHECKS).flatMap(([promise, check]) => {
            const found = chat && check(input, chat);
            const where = `The input of ${chat?.client} at ${input.agent}, ${input.window},`;
            return found === undefined || !chat
                ? []
                : [{ promise, chat: chat.chat, detail: `${where} ${found} since ${timeOfDay(input.since)}` }];
        });
    });
}

function staleAction({ lines, asleepAt }: ChatFacts, { text }: ShownInput, now: number): ActionName | undefined {
    const action = textsIn(text).find(isForSilence);
    const last = lines.findLast(({ from }) => from !== 'system');
    if (last?.from !== 'client' || last.at + STALE >= now) {
        return undefined;
    }
    // Who only thanked is silent from then on, and asked again once that has lasted.
    const isWaiting = openQuestion(lines, Math.max(0, ...asleepAt)) !== undefined;
    return isWaiting || now < last.at + SILENT ? action : undefined;
}

/** Words for a silent client that are left in the input of one who is back, without the agent being told. */
export function staleInputs(chats: readonly ChatFacts[], shown: Shown, now: number): Violation[] {
    const found: Violation[] = [];
    for (const [agent, windows] of shown) {
        for (const chat of chats.filter(({ holder, ended }) => holder === agent && !ended)) {
            const left = windows
                .flatMap(({ inputs }: ShownWindow) => inputs)
                .filter((input) => input.chat === chat.chat)
                .map((input) => staleAction(chat, input, now))
                .find((action) => action !== undefined);
            if (left && !viewsOf(windows, chat.client).some(({ canClear }) => canClear)) {
                const detail = `The ${left} text is left in the input of ${chat.client}, who is back, at ${agent}`;
                found.push({
                    promise: 'words for the silent are cleared when the client is back',
                    chat: chat.chat,
                    detail
                });
            }
        }
    }
    return found;
}
