import { ask } from '../session/link.ts';
import { platform } from '../session/platform.ts';
import { agentName } from '../session/session.ts';
import { pageTime } from '../time/pageTime.ts';
import { logOf, type LogMessage } from './log.ts';
import type { RenderedConversation } from './rendered.ts';

/** Reads a conversation's log; `whisperer` is what the toolkit calls a supervisor. */
export async function readLog({ chat, lastShown }: RenderedConversation, whisperer: string): Promise<LogMessage[]> {
    const { entries } = await ask('/local/agent/log', { agent: agentName(), chat });
    return logOf(entries, platform(), { now: pageTime().now(), lastShown: lastShown(), whisperer });
}
