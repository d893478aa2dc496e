import type { LocalConsole } from '../../console/server/localConsole.ts';
import type { Chat } from '../../console/world/people.ts';
import type { Random } from '../../harness/random.ts';
import type { Deed } from '../referee/facts.ts';
import type { AgentBrowsers } from './agentBrowsers.ts';
import type { AgentWindow } from './agentWindow.ts';
import type { DeedLog } from './deedLog.ts';

/** What an agent works with. */
export interface AgentAtWork {
    browsers: AgentBrowsers;
    local: LocalConsole;
    random: Random;
    deeds: DeedLog;
    /** How late a message gets into the platform's log at most; milliseconds. */
    logLag: number;
    /** Epoch milliseconds. */
    now(): number;
}

/** Any of the agent's windows, the first one more often. */
export function anyWindow({ browsers: { first, windows }, random }: AgentAtWork): AgentWindow {
    return random.chance(50) ? first : random.pick(windows);
}

/** Notes what the agent did in a chat. */
export function noteDeed(
    { browsers, deeds, logLag, now }: AgentAtWork,
    chat: string,
    window: AgentWindow,
    deed: Pick<Deed, 'kind' | 'action'>
): void {
    const isFleeting = browsers.level.storage !== 'well';
    const isUnknown = logLag > 0 && browsers.windows.some(({ context }) => context !== window.context);
    deeds.note(chat, {
        ...deed,
        agent: browsers.agent,
        at: now(),
        window: window.name,
        ...(isFleeting && { isFleeting }),
        ...(isUnknown && { unknownUntil: now() + logLag })
    });
}

/** Sends a message past the product's window, as from another device. */
export async function sendElsewhere({ browsers, local }: AgentAtWork, chat: Chat, text: string): Promise<void> {
    const agent = await local.world.roster.agent(browsers.agent);
    await local.take(() => local.world.agent.send(agent, chat.id, text));
}
