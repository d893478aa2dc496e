import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { conversationToolkit } from '../../page/aura/conversationToolkit.ts';
import { listenToApplicationEvents } from '../../page/aura/applicationEvents.ts';
import { feedChannels } from '../../page/conversation/channels.ts';
import { happenings, put } from '../../page/session/world.ts';
import { hear } from '../../stand-ins/lightning/messageService/bus.ts';
import {
    endConversation,
    getConversationLog,
    sendTextMessage,
    setAgentInput
} from '../../stand-ins/lightning/conversationToolkitApi/conversationToolkitApi.ts';
import type { PlatformProfile } from '../traits.ts';
import { CHAT, entriesUntil, NOW, playPage, showConversation } from './playedPage.ts';

async function linesOf(context: TestContext, readings: Partial<PlatformProfile>, entries = entriesUntil(NOW, 40)) {
    playPage(context, readings, { '/local/agent/log': { entries } });
    const { messages } = await getConversationLog(CHAT);
    return messages.map(({ content }) => content);
}

for (const [reading, result] of [
    ['true', true],
    ['undefined', undefined]
] as const) {
    test(`a toolkit call that worked resolves ${reading}`, async (context) => {
        playPage(context, { toolkitResult: reading });
        showConversation(context);
        assert.equal(await sendTextMessage(CHAT, { text: 'Hello' }), result);
        assert.equal(await setAgentInput(CHAT, { text: 'Hello' }), result);
        assert.equal(await endConversation(CHAT), result);
        assert.equal(await conversationToolkit.endChat({ recordId: CHAT }), result);
    });
}

test('the input takes an options object, or a flag to which an object is true', async (context) => {
    const conversation = showConversation(context);
    playPage(context, { setAgentInputOption: 'object' });
    await setAgentInput(CHAT, { text: '1' }, { setAtCursor: true });
    assert.equal(conversation.input, 'draft1');
    await setAgentInput(CHAT, { text: '2' }, { setAtCursor: false });
    assert.equal(conversation.input, '2');
    await setAgentInput(CHAT, { text: '3' }, true);
    assert.equal(conversation.input, '3');

    playPage(context, { setAgentInputOption: 'boolean' });
    await setAgentInput(CHAT, { text: '4' }, { setAtCursor: false });
    assert.equal(conversation.input, '34');
    await setAgentInput(CHAT, { text: '5' }, false);
    assert.equal(conversation.input, '5');
    await setAgentInput(CHAT, { text: '6' }, true);
    assert.equal(conversation.input, '56');
});

test('the log is the newest entries, or one page up to where the agent has scrolled', async (context) => {
    showConversation(context, { lastShown: 'entry-30' });
    const newest = await linesOf(context, { logWindow: 'newest' });
    assert.deepEqual([newest.length, newest.at(-1)], [40, 'line 40']);
    const page = await linesOf(context, { logWindow: 'scrolled' });
    assert.deepEqual([page.length, page[0], page.at(-1)], [25, 'line 6', 'line 30']);
});

test('the log holds 200 entries and no more', async (context) => {
    showConversation(context);
    const lines = await linesOf(context, { logWindow: 'newest' }, entriesUntil(NOW, 201));
    assert.deepEqual([lines.length, lines[0], lines.at(-1)], [200, 'line 2', 'line 201']);
});

test('a page of the log ends with the newest entry where the agent has not scrolled', async (context) => {
    showConversation(context);
    const page = await linesOf(context, { logWindow: 'scrolled' });
    assert.deepEqual([page.length, page[0], page.at(-1)], [25, 'line 16', 'line 40']);
});

test('an entry is in the log at once, or 2.5 to 12 seconds after its event', async (context) => {
    showConversation(context);
    assert.equal((await linesOf(context, { logLag: 'none' })).length, 40);
    assert.deepEqual(await linesOf(context, { logLag: 'late' }, entriesUntil(NOW - 12_000, 10)), [
        ...entriesUntil(NOW, 10).map(({ content }) => content)
    ]);
    assert.deepEqual(await linesOf(context, { logLag: 'late' }, entriesUntil(NOW - 2_499, 1)), []);
});

test('a whisper of the supervisor stands in the log, or does not', async (context) => {
    showConversation(context, { kind: 'chat' });
    const typesOf = async (whispers: PlatformProfile['whispers']) => {
        playPage(context, { whispers }, { '/local/agent/log': { entries: entriesUntil(NOW, 2) } });
        const { messages } = await conversationToolkit.getChatLog({ recordId: CHAT });
        return messages.map(({ type }) => type);
    };
    assert.deepEqual(await typesOf('absent'), ['END_USER', 'AGENT']);
    assert.deepEqual(await typesOf('inLog'), ['END_USER', 'Supervisor', 'AGENT']);
});

test('timestamps come in every shape that the platform may give them', async (context) => {
    showConversation(context);
    const SHAPES = { iso: '2026-01-05T09:00:00.000Z', epochText: String(NOW), epoch: NOW, date: new Date(NOW) };
    for (const [timestamps, expected] of Object.entries(SHAPES)) {
        const readings = { timestamps: timestamps as PlatformProfile['timestamps'] };
        playPage(context, readings, { '/local/agent/log': { entries: entriesUntil(NOW, 1) } });
        const { messages } = await getConversationLog(CHAT);
        assert.deepEqual(messages[0]?.timestamp, expected);
    }
});

/** What is heard of one message of the client: on the message channel, and as an Aura event. */
function heardOf(context: TestContext, readings: Partial<PlatformProfile>, visible: boolean) {
    playPage(context, readings);
    showConversation(context, { visible });
    const [entry] = entriesUntil(NOW, 1);
    const client = { firstName: 'Ada', lastName: 'Brandt', email: 'ada@example.com' };
    put({ chat: CHAT, kind: 'messaging', client, question: '', state: 'active', requestedAt: NOW, entries: [] });
    const heard: unknown[] = [];
    hear({ channelName: 'lightning__conversationEndUserMessage' }, (message) => heard.push(message));
    context.after(listenToApplicationEvents('lightning:conversationNewMessage', (params) => heard.push(params)));
    if (entry) {
        happenings.tell('entry', { chat: CHAT, entry });
    }
    return heard as { timestamp: unknown }[];
}

test('events come for every rendered conversation, or for the one in front only', (context) => {
    feedChannels();
    assert.equal(heardOf(context, { conversationEvents: 'rendered' }, false).length, 2);
    assert.equal(heardOf(context, { conversationEvents: 'visible' }, true).length >= 2, true);
    assert.equal(heardOf(context, { conversationEvents: 'visible' }, false).length, 0);
});

test('an event tells a Date as a text, since it is JSON', (context) => {
    const heard = heardOf(context, { timestamps: 'date' }, true);
    assert.ok(heard.length > 0);
    assert.deepEqual(new Set(heard.map(({ timestamp }) => timestamp)), new Set(['2026-01-05T09:00:00.000Z']));
});
