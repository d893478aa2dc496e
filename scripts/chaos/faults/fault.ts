import type { Chat } from '../../console/world/people.ts';
import type { LocalConsole } from '../../console/server/localConsole.ts';
import type { AgentBrowsers } from '../agents/agentBrowsers.ts';
import type { FaultLevel } from '../page/pageControls.ts';
import type { SeenInput } from '../referee/inputChecks.ts';
import type { Random } from '../../harness/random.ts';

/** What a fault has to work with. */
export interface Scene {
    local: LocalConsole;
    browsers: AgentBrowsers;
    random: Random;
    /** Chats that this agent has and that go on. */
    chats: readonly Chat[];
    /** Epoch milliseconds. */
    now: number;
    /** The next instants at which something falls due in this agent's chats, epoch milliseconds. */
    dueMoments: readonly number[];
    /** Has something done at an instant, epoch milliseconds. */
    plan(at: number, work: () => Promise<void>): void;
    /** Notes that what stood in inputs is gone with its window. */
    noteLost(inputs: readonly SeenInput[]): void;
    /** Makes a case and links it to a chat, as a flow does. */
    linkCase(chat: Chat): Promise<void>;
}

/** Something that goes wrong for one agent for a while. */
export interface Fault {
    name: string;
    /** Of the faults of one group, one happens at a time; those of several combine. */
    group: 'machine' | 'windows' | 'storage' | 'storm' | 'platform';
    /** How long it lasts, in seconds of virtual time, at least and at most; absent where it is over at once. */
    lasts?: readonly [number, number];
    /** What it held back comes after its end: screens are not judged right then. */
    echoes?: true;
    /** It goes on while all is well for the other agents. */
    goesOn?: true;
    /** It needs a computer that works. */
    needsMachine?: true;
    /** How often things go wrong in every window while it lasts. */
    level?(random: Random): Partial<FaultLevel>;
    begin?(scene: Scene): Promise<void>;
    end?(scene: Scene): Promise<void>;
}
