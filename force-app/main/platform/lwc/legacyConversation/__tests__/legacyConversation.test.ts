import type { ChatEvent } from 'c/etiquette';
import { legacyConversation } from 'c/legacyConversation';
import type { SessionInput } from 'c/session';

const CHAT = '570xx0000000001AAA';
const SHORT = '570xx0000000001';

describe('A conversation of legacy Chat', () => {
    let calls: unknown[][];
    let refuse: Record<string, Error>;
    /** What the toolkit's calls resolve to. */
    let result: unknown;
    let chatLog: unknown;
    let inputs: SessionInput[];
    /** Ends the wait for an answer. */
    let ring: () => void;
    let waited: number;
    let hangs: boolean;

    const legacy = legacyConversation({
        call(method, args) {
            calls.push([method, args]);
            if (hangs) {
                return new Promise(() => undefined);
            }
            const refused = refuse[method];
            if (refused) {
                return Promise.reject(refused);
            }
            return Promise.resolve(method === 'getChatLog' ? chatLog : result);
        },
        clock: {
            now: () => 1_000,
            heard: () => undefined,
            alarm(at, rung) {
                ring = () => {
                    waited = at;
                    rung();
                };
                return () => undefined;
            }
        },
        dispatch: (input) => inputs.push(input)
    });

    const events = (): ChatEvent[] => inputs.flatMap((input) => (input.type === 'event' ? [input.event] : []));

    beforeEach(() => {
        [calls, inputs, refuse, result, hangs] = [[], [], {}, true, false];
        chatLog = { messages: [{ type: 'Visitor', name: 'Carla', content: 'Hi', timestamp: 900 }] };
    });

    it('is sent to and ended by the bridge’s toolkit, with the short id that it wants', async () => {
        expect(await legacy.port.send(CHAT, 'Hello')).toEqual({ outcome: 'done' });
        expect(await legacy.port.end(CHAT)).toEqual({ outcome: 'done' });
        expect(calls).toEqual([
            ['sendMessage', { recordId: SHORT, message: { text: 'Hello' } }],
            ['endChat', { recordId: SHORT }]
        ]);
    });

    it('counts a call that resolves nothing as done, and `false` as a refusal', async () => {
        result = undefined;
        expect(await legacy.port.send(CHAT, 'Hello')).toEqual({ outcome: 'done' });
        result = false;
        expect(await legacy.port.end(CHAT)).toMatchObject({ outcome: 'failed', refused: true });
    });

    it('has no way into the agent’s message box', async () => {
        expect(await legacy.port.insert(CHAT, 'Hello')).toEqual({ outcome: 'unsupported' });
        expect(await legacy.port.clear(CHAT)).toEqual({ outcome: 'unsupported' });
        expect(calls).toEqual([]);
    });

    it('passes on the platform’s own words', async () => {
        refuse = { sendMessage: new Error('The chat has ended.') };
        const failed = { outcome: 'failed', message: 'The chat has ended.', refused: true };
        expect(await legacy.port.send(CHAT, 'Hello')).toEqual(failed);
    });

    it('is given up after 5 seconds without an answer, and does not say that nothing was done', async () => {
        hangs = true;
        for (const ask of [() => legacy.port.send(CHAT, 'Hello'), () => legacy.port.end(CHAT)]) {
            const asked = ask();
            ring();
            expect(await asked).toEqual({ outcome: 'failed', message: 'The conversation toolkit did not answer.' });
        }
        const log = legacy.port.log(CHAT);
        ring();
        expect(waited).toBe(6_000);
        await expect(log).rejects.toThrow('The conversation toolkit did not answer.');
    });

    it.each([
        ['and its log can be read', undefined],
        ['and its log cannot be read either', new TypeError('Failed to fetch')]
    ])('does not say that nothing was sent if the network cut the call off, %s', async (_how, ofLog) => {
        refuse = { sendMessage: new TypeError('Failed to fetch'), ...(ofLog && { getChatLog: ofLog }) };
        expect(await legacy.port.send(CHAT, 'Hello')).toEqual({ outcome: 'failed', message: 'Failed to fetch' });
    });

    it('is not on screen if the toolkit does not know it', async () => {
        refuse = { sendMessage: new Error('?'), getChatLog: new Error('?') };
        expect(await legacy.port.send(CHAT, 'Hello')).toEqual({ outcome: 'notOnScreen' });
        expect(await legacy.port.log(CHAT)).toBeUndefined();
    });

    it.each([null, false, {}])('is not on screen if the toolkit answers %p in place of a log', async (answer) => {
        chatLog = answer;
        expect(await legacy.port.log(CHAT)).toBeUndefined();
        chatLog = { messages: [] };
        expect(await legacy.port.log(CHAT)).toEqual([]);
    });

    it('reports what the client and the agent write, and the end', () => {
        const message = { recordId: SHORT, name: 'Carla', timestamp: 900 };
        legacy.take('lightning:conversationNewMessage', { ...message, content: 'Hi', type: 'Visitor' });
        legacy.take('lightning:conversationAgentSend', { ...message, content: 'Hello', type: 'AGENT' });
        legacy.take('lightning:conversationChatEnded', { recordId: SHORT });
        expect(events()).toMatchObject([
            { type: 'message', chat: CHAT, from: 'client', text: 'Hi', at: 900 },
            { type: 'message', chat: CHAT, from: 'agent', text: 'Hello' },
            { type: 'ended', chat: CHAT, at: 1_000 }
        ]);
        expect(inputs[0]).toMatchObject({ facts: { messageName: 'Carla' } });
        expect(inputs[1]).not.toHaveProperty('facts');
    });

    it('has the same ids in its log as live', async () => {
        legacy.take('conversationNewMessage', { recordId: SHORT, name: 'Carla', content: 'Hi', timestamp: 900 });
        expect((await legacy.port.log(CHAT))?.[0]?.id).toBe(events()[0]?.id);
    });

    it('leaves Enhanced Chat to its own channels, and other events alone', () => {
        legacy.take('lightning:conversationNewMessage', { recordId: '0Mwxx0000000001', content: 'Hi' });
        legacy.take('lightning:omniChannelLogout', { recordId: SHORT });
        expect(inputs).toEqual([]);
    });
});
