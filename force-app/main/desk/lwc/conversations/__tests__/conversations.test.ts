import { conversations } from 'c/conversations';
import type { ConversationPort } from 'c/etiquette';

it('sends each chat’s commands to the conversation of its kind', async () => {
    const calls: string[] = [];
    const port = (name: string): ConversationPort => {
        const note = (command: string) => (chat: string) => {
            calls.push(`${name} ${command} ${chat}`);
            return Promise.resolve(undefined as never);
        };
        return { insert: note('insert'), send: note('send'), end: note('end'), log: note('log') };
    };
    const both = conversations({ messaging: port('messaging'), chat: port('chat') });
    await both.insert('0Mw1', '');
    await both.send('5701', '');
    await both.end('0Mw1');
    await both.log('5701');
    expect(calls).toEqual(['messaging insert 0Mw1', 'chat send 5701', 'messaging end 0Mw1', 'chat log 5701']);
});
