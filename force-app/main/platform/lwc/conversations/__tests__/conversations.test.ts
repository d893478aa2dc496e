import { conversations } from 'c/conversations';
import type { ConversationPort, Outcome } from 'c/sessionPorts';

it('sends each chat’s commands to the conversation of its kind', async () => {
    const calls: string[] = [];
    const port = (name: string): ConversationPort => {
        const note = (command: string, ...given: unknown[]): Promise<Outcome> => {
            calls.push([name, command, ...given.map((one) => JSON.stringify(one))].join(' '));
            return Promise.resolve({ outcome: 'done' });
        };
        return {
            insert: (...given) => note('insert', ...given),
            clear: (...given) => note('clear', ...given),
            send: (...given) => note('send', ...given),
            end: (...given) => note('end', ...given),
            log: async (...given) => {
                await note('log', ...given);
                return [];
            }
        };
    };
    const both = conversations({ messaging: port('messaging'), chat: port('chat') });
    await both.insert('0Mw1', 'Hi', { atAgentsRequest: true });
    await both.clear('0Mw1', { atAgentsRequest: true });
    await both.send('5701', 'Hi');
    await both.end('0Mw1');
    await both.log('5701');
    expect(calls).toEqual([
        'messaging insert "0Mw1" "Hi" {"atAgentsRequest":true}',
        'messaging clear "0Mw1" {"atAgentsRequest":true}',
        'chat send "5701" "Hi"',
        'messaging end "0Mw1"',
        'chat log "5701"'
    ]);
});
