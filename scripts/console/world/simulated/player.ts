import type { EndedEvent, MessageEvent } from 'c/etiquette';
import type { Context } from '../context.ts';
import { holderOf, type Chat } from '../people.ts';
import type { World } from '../world.ts';
import type { Scene, SceneLine } from './scene.ts';

/** What a client sends where a scene has a message without words: a picture of one grey dot. */
const PICTURE = {
    name: 'picture.png',
    type: 'image/png',
    bytes: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
        'base64'
    )
};

/**
 * Plays a scene from now on: its clients ask, write and leave at their times. What its agents do is played only where
 * a simulated agent has the chat; whatever a person has is that person's.
 *
 * @returns once the scene's own agents are online
 */
export async function playScene(scene: Scene, clock: Context['clock'], world: World): Promise<void> {
    const chats = new Map<string, Chat>();
    const begin = clock.now();
    const first = scene.lines[0]?.event.at ?? 0;

    const playedAgent = (chat: Chat) => {
        const holder = holderOf(chat);
        return holder?.simulated ? holder : undefined;
    };

    const say = async (chat: Chat, { from, text }: MessageEvent) => {
        switch (from) {
            case 'client':
                return text ? world.client.send(chat, text) : world.client.sendFile(chat, PICTURE);
            case 'agent': {
                const agent = playedAgent(chat);
                return agent && text ? world.agent.send(agent, chat.id, text) : undefined;
            }
            default:
                return text
                    ? world.conversations.say(chat, {
                          type: from === 'bot' ? 'CHATBOT' : 'SYSTEM',
                          name: from === 'bot' ? 'Bot' : 'System',
                          content: text
                      })
                    : undefined;
        }
    };

    const end = async (chat: Chat, { by }: EndedEvent) => {
        if (by !== 'agent') {
            await world.closing.leave(chat, by);
        } else if (playedAgent(chat)) {
            await world.conversations.end(chat, by);
        }
    };

    const goOn = async (chat: Chat, { event }: SceneLine) => {
        if (chat.ended) {
            return;
        }
        if (event.type === 'message') {
            await say(chat, event);
        } else if (event.type === 'ended') {
            await end(chat, event);
        } else if (event.type === 'inactive') {
            await world.conversations.sleep(chat);
        }
    };

    const play = async (line: SceneLine) => {
        const { event, client, kind } = line;
        if (event.type === 'requested' && !chats.has(event.chat)) {
            chats.set(event.chat, await world.client.start(client, event.text ?? '', kind));
            return;
        }
        const chat = chats.get(event.chat);
        if (chat) {
            await goOn(chat, line);
        }
    };

    for (const { name, capacity } of scene.agents) {
        const agent = await world.roster.agent(name, true);
        agent.capacity = capacity ?? agent.capacity;
        if (agent.simulated) {
            await world.agent.setPresence(agent, 'Available', 'OmniLoginStatusChange');
        }
    }
    for (const line of scene.lines) {
        clock.setAlarm(begin + line.event.at - first, () => play(line));
    }
}
