import { expect, type BrowserContext, type Page } from '@playwright/test';
import { AgentPage } from '../console/browser/agentPage.ts';
import { ClientPage } from '../console/browser/clientPage.ts';
import type { LocalConsole } from '../console/browser/localConsole.ts';

/** Where a picture is taken: a fresh local console, and a browser without a window. */
export interface Stage {
    context: BrowserContext;
    local: LocalConsole;
}

/** A picture of the documentation. */
export interface Moment {
    /** Its file in docs/pictures, without the ending, and what `npm run picture` calls it. */
    name: string;
    /** What it shows, for the help. */
    shows: string;
    width: number;
    height: number;
    /** So many pixels are cut off at the top. */
    cut?: number;
    /** Brings the console there, and returns the page to take. */
    play(stage: Stage): Promise<Page>;
}

/** A wide window for the whole console, and one in which a chat's page is as large as it must be, without its tabs. */
const WHOLE = { width: 1440, height: 900 };
const CHAT = { width: 1080, height: 680, cut: 126 };
/** Two things that happen in the same instant could be shown in either order. */
const A_MOMENT = 2;

/** All pictures, in the order in which they are taken. */
export const MOMENTS: readonly Moment[] = [
    { name: 'console', shows: 'three chats in the bar, the most urgent first', ...WHOLE, play: shift },
    { name: 'ready', shows: 'the nudge in the message box of a silent client', ...CHAT, play: ready },
    { name: 'ticket', shows: 'the case that was opened, and the words with its number', ...CHAT, play: ticket },
    { name: 'goodbye', shows: 'the closing words, and the chat that was ended', ...CHAT, play: goodbye }
];

async function clientOf({ context, local }: Stage, name: string, question: string): Promise<ClientPage> {
    const [first = '', last = ''] = name.split(' ');
    return ClientPage.start(context, local.url, { first, last, email: `${first.toLowerCase()}@example.com`, question });
}

async function accept(dana: AgentPage, { local }: Stage, name: string): Promise<void> {
    await local.pass(A_MOMENT);
    await dana.accept(name);
    await local.pass(A_MOMENT);
}

/** The agent alone with one chat: the utilities' panels would hide it. */
async function oneChat(stage: Stage, name: string, question: string): Promise<AgentPage> {
    const dana = await AgentPage.open(stage.context, stage.local.url, 'dana');
    await clientOf(stage, name, question);
    await accept(dana, stage, name);
    return dana;
}

/** Shows the chat's page alone, once the panel beside the conversation says so. */
async function uncover(dana: AgentPage, says: string): Promise<Page> {
    await dana.page.bringToFront();
    await expect(dana.page.locator('c-etiquette-panel')).toContainText(says);
    for (const name of ['Omni-Channel', 'Chat Etiquette']) {
        await dana.page.getByRole('button', { name: `Minimize ${name}` }).click();
    }
    return dana.page;
}

async function shift(stage: Stage): Promise<Page> {
    const { local } = stage;
    const dana = await AgentPage.open(stage.context, local.url, 'dana');

    const ines = await clientOf(stage, 'Ines Okafor', 'I was charged twice this month.');
    await accept(dana, stage, 'Ines Okafor');
    await dana.say('Let me check that for you.');
    await local.pass(75);

    await clientOf(stage, 'Tom Vale', 'Can I change my delivery address?');
    await accept(dana, stage, 'Tom Vale');
    await dana.say('Yes: under Settings, Account, Address.');
    await local.pass(60);
    await ines.say('Thank you for looking into it');

    const mia = await clientOf(stage, 'Mia Berg', 'Where is my order?');
    await accept(dana, stage, 'Mia Berg');
    await dana.say('Hello Mia! It left our warehouse this morning.');
    await local.pass(A_MOMENT);
    await mia.say('Great. And when does it arrive?');
    await local.pass(52);
    await dana.openUtility('Chat Etiquette');
    await dana.page.bringToFront();
    await dana.page.getByRole('button', { name: 'Minimize Omni-Channel' }).click();
    // A page behind others is rendered now and then only.
    await expect(dana.row('Mia Berg')).toHaveAccessibleName(/due soon$/);
    return dana.page;
}

async function ready(stage: Stage): Promise<Page> {
    const dana = await oneChat(stage, 'Mia Berg', 'Where is my order?');
    await dana.say('Hello Mia! It left our warehouse this morning. Is the address on your invoice still right?');
    await stage.local.pass(182);
    await expect(dana.message).not.toHaveValue('');
    await stage.local.pass(A_MOMENT);
    return uncover(dana, 'Ready in your message box');
}

async function ticket(stage: Stage): Promise<Page> {
    const dana = await oneChat(stage, 'Ines Okafor', 'I was charged twice this month.');
    await dana.say('Hello Ines! Let me check that for you.');
    for (const update of [
        'I found both charges. One moment, I am asking our billing team.',
        'They are still looking into it.'
    ]) {
        await stage.local.pass(110);
        await dana.say(update);
    }
    await stage.local.pass(84);
    await expect(dana.message).not.toHaveValue('');
    return uncover(dana, 'tell the client about the ticket');
}

async function goodbye(stage: Stage): Promise<Page> {
    const dana = await oneChat(stage, 'Tom Vale', 'Can I change my delivery address?');
    await dana.say('Hello Tom! Yes: under Settings, Account, Address.');
    await stage.local.pass(182);
    await dana.sendInserted(/\S/);
    await stage.local.pass(122);
    await expect(dana.message).not.toHaveValue('');
    await dana.message.press('Enter');
    return uncover(dana, 'Ended');
}
