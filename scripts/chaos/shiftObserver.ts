import type { AgentBrowsers } from './agents/agentBrowsers.ts';
import { DeedLog } from './agents/deedLog.ts';
import type { ChaosConsole } from './chaosConsole.ts';
import { factsOf, knownChat, linkCase, noteChanges, noteLinks, type KnownChat } from './chatFacts.ts';
import type { Chat } from '../console/world/people.ts';
import type { ChatFacts } from './referee/facts.ts';
import type { SeenInput } from './referee/inputChecks.ts';
import { textsIn } from './referee/productTexts.ts';
import { createReferee, type Referee } from './referee/referee.ts';
import type { Heard, Shown } from './referee/shown.ts';

/** Notes what happens in a shift, and has the referee judge it. */
export class ShiftObserver {
    readonly referee: Referee;
    readonly deeds = new DeedLog();
    readonly #console: ChaosConsole;
    readonly #agents: readonly AgentBrowsers[];
    readonly #chats = new Map<string, KnownChat>();
    readonly #agentNames = new Map<string, string>();

    constructor(console: ChaosConsole, agents: readonly AgentBrowsers[]) {
        this.#console = console;
        this.#agents = agents;
        this.referee = createReferee(console.modes, console);
        console.org.onChange((change) => noteLinks(this.#chats, change));
    }

    get now(): number {
        return this.#console.clock.now();
    }

    /** Adds a chat that has just come in. */
    add(chat: Chat, client: string): void {
        this.#chats.set(chat.id, knownChat(chat, client));
    }

    get chats(): readonly KnownChat[] {
        return [...this.#chats.values()];
    }

    /** The chats that an agent has accepted and that go on. */
    chatsOf(agent: string): KnownChat[] {
        return this.chats.filter(
            ({ chat }) => !chat.ended && chat.work?.acceptedAt !== undefined && chat.work.agent.name === agent
        );
    }

    /** Notes that texts which stood in inputs are gone with their window: nobody else can know of it. */
    noteLost(inputs: readonly SeenInput[]): void {
        for (const { chat, text, agent, window } of inputs) {
            textsIn(text).forEach((action) => {
                this.deeds.note(chat, { kind: 'removed', action, agent, window, at: this.now });
            });
        }
    }

    /** Makes a case and links it to a chat, as a flow does. */
    linkCase(chat: Chat): void {
        const known = this.#chats.get(chat.id);
        if (known) {
            linkCase(known, this.#console.org);
        }
    }

    /** What the server knows now. */
    get facts(): ChatFacts[] {
        for (const { userId, name } of this.#console.local.world.roster.agents()) {
            this.#agentNames.set(userId, name);
        }
        return factsOf(this.#chats.values(), this.#console.org, this.deeds, this.#agentNames);
    }

    /** Looks at chats and inputs, and has judged what must hold at any time. */
    async look(): Promise<void> {
        for (const known of this.#chats.values()) {
            noteChanges(known, this.now);
        }
        const inputs = await Promise.all(this.#agents.map((browsers) => browsers.look(this.now)));
        for (const { agent, refusals } of this.#agents) {
            for (const { chat, what, at } of refusals.splice(0)) {
                this.#chats.get(chat)?.refused.push({ agent, what, at });
            }
        }
        const facts = this.facts;
        this.referee.judgeChats(facts);
        this.referee.judgeInputs(inputs.flat(), facts);
    }

    /** Has judged what agents see; what changes on the server meanwhile may show or not. */
    async judgeScreens(agents: readonly AgentBrowsers[], heard: Heard = 'all'): Promise<void> {
        const before = this.facts;
        const shown = await this.#shown(agents);
        this.referee.judgeScreens([before, this.facts], shown, this.now, heard);
    }

    /** Has judged what should have been done for agents' chats by now. */
    async judgeMissing(agents: readonly AgentBrowsers[]): Promise<void> {
        const before = this.facts;
        const shown = await this.#shown(agents);
        this.referee.judgeMissing([before, this.facts], shown, this.now);
    }

    async #shown(agents: readonly AgentBrowsers[]): Promise<Shown> {
        return new Map(
            await Promise.all(agents.map(async (browsers) => [browsers.agent, await browsers.read()] as const))
        );
    }
}
