import * as toolkit from 'lightning/conversationToolkitApi';
import { runInConversation } from 'c/conversationToolkit';

type FakeToolkit = typeof import('../../../../../../config/platform/jest/lightning/conversationToolkitApi');
const fake = toolkit as unknown as FakeToolkit;

const CHAT = '0Mwxx0000000001CAA';

describe('A command in Enhanced Chat', () => {
    beforeEach(() => fake.hideAll());

    afterEach(() => jest.restoreAllMocks());

    it('puts a text at the cursor of the message box', async () => {
        const conversation = fake.show(CHAT);
        conversation.input = 'Well, ';
        expect(await runInConversation({ chat: CHAT, command: 'insert', text: 'hello' })).toEqual({ outcome: 'done' });
        expect(conversation.input).toBe('Well, hello');
    });

    it.each(['an object', 'a flag'])('empties the message box, also if the option is %s', async (option) => {
        const conversation = fake.show(CHAT);
        if (option === 'a flag') {
            fake.readOptionAsFlag();
        }
        conversation.input = 'Are you still there?';
        expect(await runInConversation({ chat: CHAT, command: 'clear' })).toEqual({ outcome: 'done' });
        expect(conversation.input).toBe('');
    });

    it('reads the log, without entries that nothing can be judged by', async () => {
        fake.show(CHAT, [
            { content: 'Hi', name: 'Carla', type: 'END_USER', timestamp: 5 },
            { content: 'When?', name: 'Carla', type: 'END_USER', timestamp: 'a moment ago' }
        ]);
        const answer = await runInConversation({ chat: CHAT, command: 'log' });
        expect(answer).toMatchObject({ outcome: 'done', log: [{ from: 'client', text: 'Hi', at: 5 }] });
        expect(answer.log).toHaveLength(1);
    });

    it.each([undefined, null, false, {}, { messages: null }])(
        'fails in plain words if the toolkit resolves %p in place of a log',
        async (answer) => {
            jest.spyOn(toolkit, 'getConversationLog').mockResolvedValue(answer as never);
            expect(await runInConversation({ chat: CHAT, command: 'log' })).toEqual({
                outcome: 'failed',
                message: 'The conversation toolkit gave no log.',
                refused: true
            });
        }
    );

    it.each([true, undefined, null, {}])('is done if the toolkit resolves %p', async (result) => {
        jest.spyOn(toolkit, 'sendTextMessage').mockResolvedValue(result as boolean);
        expect(await runInConversation({ chat: CHAT, command: 'send', text: 'Hi' })).toEqual({ outcome: 'done' });
    });

    it('is refused only if the toolkit resolves false or rejects, with the platform’s own words', async () => {
        jest.spyOn(toolkit, 'endConversation').mockResolvedValue(false);
        expect(await runInConversation({ chat: CHAT, command: 'end' })).toMatchObject({
            outcome: 'failed',
            refused: true
        });
        fake.show(CHAT).ended = true;
        expect(await runInConversation({ chat: CHAT, command: 'send', text: 'Hi' })).toEqual({
            outcome: 'failed',
            message: 'The conversation has ended.',
            refused: true
        });
    });

    it('does not say that nothing was sent if the network cut the call off', async () => {
        jest.spyOn(toolkit, 'sendTextMessage').mockRejectedValue(new TypeError('Failed to fetch'));
        expect(await runInConversation({ chat: CHAT, command: 'send', text: 'Hi' })).toEqual({
            outcome: 'failed',
            message: 'Failed to fetch'
        });
    });
});
