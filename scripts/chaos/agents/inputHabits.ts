import type { Chat } from '../../console/world/people.ts';
import { DRAFT } from '../referee/inputChecks.ts';
import type { ActionName } from '../referee/facts.ts';
import { isForSilence, TEXTS, textsIn, withoutTexts } from '../referee/productTexts.ts';
import { anyWindow, noteDeed, sendElsewhere, type AgentAtWork } from './agentAtWork.ts';
import type { AgentWindow } from './agentWindow.ts';

/** How often, of a hundred visits, an agent does each thing with what stands in the input. */
const SENDS_TEXT = 60;
const EDITS_TEXT = 5;
const REMOVES_TEXT = 6;
const NOTICES_STALE = 15;
const SENDS_DRAFT = 45;
const ERASES_DRAFT = 15;
const BEGINS_DRAFT = 8;
const ANSWERS_IN_WINDOW = 60;
const EDIT = ' Please tell me.';

let drafts = 0;

/** The text of the agent's input in one window; undefined where the conversation does not stand there. */
async function inputOf(window: AgentWindow, chat: Chat): Promise<string | undefined> {
    return (await window.inputs()).findLast((input) => input.chat === chat.id)?.text;
}

async function removeText(work: AgentAtWork, window: AgentWindow, chat: Chat, texts: readonly ActionName[]) {
    await window.remove(chat.id);
    texts.forEach((action) => noteDeed(work, chat.id, window, { kind: 'removed', action }));
}

function isClientBack({ entries }: Chat): boolean {
    return entries.findLast(({ type }) => type === 'AGENT' || type === 'END_USER')?.type === 'END_USER';
}

/** With one text of the product in the input: an agent reads it and sends it, unless the client is back. */
async function meetText(work: AgentAtWork, window: AgentWindow, chat: Chat, action: ActionName): Promise<void> {
    const { random, browsers } = work;
    if (isForSilence(action) && isClientBack(chat)) {
        if (random.chance(NOTICES_STALE)) {
            await removeText(work, window, chat, [action]);
        }
    } else if (random.chance(SENDS_TEXT)) {
        // A window that is loaded again has forgotten what it could not store: what a text is for, only its own words tell then.
        if (random.chance(EDITS_TEXT) && browsers.level.storage === 'well') {
            await window.type(chat.id, EDIT);
        }
        noteDeed(work, chat.id, window, { kind: 'sent', action });
        await window.send(chat.id);
    } else if (random.chance(REMOVES_TEXT)) {
        await removeText(work, window, chat, [action]);
    }
}

async function meetDraft({ random }: AgentAtWork, window: AgentWindow, chat: Chat): Promise<void> {
    if (random.chance(SENDS_DRAFT)) {
        await window.send(chat.id);
    } else if (random.chance(ERASES_DRAFT)) {
        await window.remove(chat.id);
    }
}

async function beginDraft({ random }: AgentAtWork, window: AgentWindow, chat: Chat): Promise<void> {
    drafts += 1;
    const text = `${DRAFT} ${drafts}: it is being looked after.`;
    await window.begin(chat.id, text, random.chance(70) ? 'typed' : 'pasted');
}

/** Goes to a chat in one of the agent's windows, and does something about what stands in the input. */
export async function visit(
    work: AgentAtWork,
    chat: Chat,
    { window = anyWindow(work), beginsDrafts = true }: { window?: AgentWindow; beginsDrafts?: boolean } = {}
): Promise<void> {
    await window.open(chat.id);
    const text = await inputOf(window, chat);
    if (text === undefined || chat.ended) {
        return;
    }
    const texts = textsIn(text);
    const isMixed = texts.length > 1 || (texts.length === 1 && withoutTexts(text).includes(DRAFT));
    if (isMixed) {
        // Nobody sends what is spoiled so.
        await removeText(work, window, chat, texts);
    } else if (texts[0]) {
        await meetText(work, window, chat, texts[0]);
    } else if (text !== '') {
        await meetDraft(work, window, chat);
    } else if (beginsDrafts && work.random.chance(BEGINS_DRAFT)) {
        await beginDraft(work, window, chat);
    }
}

/** Answers a client: through the input where nothing stands in it, or past it. */
export async function answer(work: AgentAtWork, chat: Chat, text: string): Promise<void> {
    const window = anyWindow(work);
    await window.open(chat.id);
    if (work.random.chance(ANSWERS_IN_WINDOW) && (await window.begin(chat.id, text, 'typed'))) {
        await window.send(chat.id);
    } else {
        await sendElsewhere(work, chat, text);
    }
}

/** Writes an action's words by hand, where nothing stands in the input. */
export async function writeByHand(work: AgentAtWork, chat: Chat, action: 'nudge' | 'end'): Promise<void> {
    const window = anyWindow(work);
    await window.open(chat.id);
    if (isClientBack(chat) || chat.ended || !(await window.begin(chat.id, TEXTS[action], 'typed'))) {
        return;
    }
    noteDeed(work, chat.id, window, { kind: 'typed', action });
    await window.send(chat.id);
}
