import { Agenda } from './agents/agenda.ts';
import type { AgentAtWork } from './agents/agentAtWork.ts';
import type { AgentBrowsers } from './agents/agentBrowsers.ts';
import { finishForAMoment, workForAMoment } from './agents/agentHabits.ts';
import { planDueMoments } from './agents/buttonHabits.ts';
import { answer } from './agents/inputHabits.ts';
import type { ChaosConsole } from './chaosConsole.ts';
import type { Scene } from './faults/fault.ts';
import { createFaultSchedule, type FaultSchedule } from './faults/faultSchedule.ts';
import { createConversationScript, type ConversationScript } from './people/conversationScript.ts';
import { HOSTILE_NAMES } from './people/hostileTexts.ts';
import type { Random } from '../harness/random.ts';
import { chatHistory } from './referee/chatHistory.ts';
import type { Violation } from './referee/facts.ts';
import { owedActions } from './referee/missingActions.ts';
import { ShiftObserver } from './shiftObserver.ts';

const SECOND = 1_000;
/** People and faults move every so many seconds. */
const STEP = 5;
/** All is well for so long before screens are judged: late events and answers have come by then. Seconds. */
const CALM = 60;
/** What fell due has so long to be done after that. Seconds. */
const CALM_UNTIL_DONE = 60;
/** In the end all that is due has so long to be done. Seconds. */
const SETTLING = 8 * 60;
/** Seconds. */
const DAY = 24 * 60 * 60;
/** How likely a fault is to begin for an agent in a step where none goes on. */
const FAULT_PERCENT = 20;

interface AgentOfShift {
    work: AgentAtWork;
    schedule: FaultSchedule;
}

function browsersOf(agents: readonly AgentOfShift[]): AgentBrowsers[] {
    return agents.map(({ work }) => work.browsers);
}

/** Agents at work, chats that come in, and everything that goes wrong. */
export class ChaosShift {
    readonly observer: ShiftObserver;
    readonly #console: ChaosConsole;
    readonly #agents: readonly AgentOfShift[];
    readonly #random: Random;
    readonly #scripts: ConversationScript[] = [];
    readonly #agenda = new Agenda();

    constructor(console: ChaosConsole, agents: readonly AgentBrowsers[], random: Random) {
        this.#console = console;
        this.#random = random.stream('people');
        this.observer = new ShiftObserver(console, agents);
        const { deeds } = this.observer;
        const { local, logLag } = console;
        this.#agents = agents.map((browsers) => {
            const own = random.stream(browsers.agent);
            const work = { browsers, local, random: own, deeds, logLag, now: () => this.now };
            return { work, schedule: createFaultSchedule(own.stream('faults'), FAULT_PERCENT) };
        });
    }

    get now(): number {
        return this.#console.clock.now();
    }

    get violations(): Violation[] {
        return this.observer.referee.violations();
    }

    /** Lets time pass, stopping at what is planned for an instant, and looks at what came of it. */
    async #pass(seconds: number): Promise<void> {
        const { clock } = this.#console.local;
        const until = this.now + seconds * SECOND;
        for (let next = this.#agenda.takeUpTo(until); next; next = this.#agenda.takeUpTo(until)) {
            if (next.at > this.now) {
                await clock.advance(next.at - this.now);
                await this.observer.look();
            }
            await next.work();
            await this.observer.look();
        }
        await clock.advance(until - this.now);
        await this.observer.look();
    }

    async #clientComes(): Promise<void> {
        const { local } = this.#console;
        const name = `C${this.#scripts.length + 1}`;
        const random = this.#random.stream(name);
        const lastName = random.chance(15) ? random.pick(HOSTILE_NAMES) : 'Client';
        const client = { firstName: name, lastName, email: `${name.toLowerCase()}@example.com` };
        const kind = random.chance(25) ? 'chat' : 'messaging';
        const chat = await local.take(() => local.world.client.start(client, 'Where is my order?', kind));
        this.#scripts.push(createConversationScript(local, chat, random));
        this.observer.add(chat, name);
    }

    #sceneOf({ work: { browsers, random } }: AgentOfShift): Scene {
        const own = this.observer.facts.filter(({ holder, ended }) => holder === browsers.agent && !ended);
        return {
            local: this.#console.local,
            browsers,
            random,
            chats: this.observer.chatsOf(browsers.agent).map(({ chat }) => chat),
            now: this.now,
            dueMoments: own.flatMap(owedActions).map(({ due }) => due),
            plan: (at, work) => this.#agenda.plan(at, work),
            noteLost: (inputs) => this.observer.noteLost(inputs),
            linkCase: async (chat) => this.observer.linkCase(chat)
        };
    }

    #planDueMoments({ work }: AgentOfShift): void {
        const until = this.now + STEP * SECOND;
        const facts = new Map(this.observer.facts.map((one) => [one.chat, one]));
        for (const { chat } of this.observer.chatsOf(work.browsers.agent)) {
            const known = facts.get(chat.id);
            if (known) {
                planDueMoments(work, chat, known, until, this.#agenda);
            }
        }
    }

    async #peopleWork(): Promise<void> {
        const answering = new Set<AgentOfShift>();
        const agentOf = new Map(this.#agents.map((agent) => [agent.work.browsers.agent, agent]));
        for (const script of this.#scripts) {
            const { chat } = script;
            const agent = agentOf.get(chat.work?.agent.name ?? '');
            const canAnswer = agent && !agent.work.browsers.isAway;
            const write = async (text: string): Promise<void> => {
                if (agent) {
                    answering.add(agent);
                    await answer(agent.work, chat, text);
                }
            };
            await script.step(this.now, canAnswer ? write : undefined);
        }
        for (const agent of this.#agents) {
            // Nobody sends a message and begins the next in the same millisecond.
            const chats = answering.has(agent) ? [] : this.observer.chatsOf(agent.work.browsers.agent);
            await workForAMoment(agent.work, chats);
            this.#planDueMoments(agent);
        }
    }

    /** Chats come in and people work for so many seconds, while everything goes wrong. */
    async trouble(seconds: number, chats: number): Promise<void> {
        const steps = Math.ceil(seconds / STEP);
        for (let step = 0; step < steps; step += 1) {
            const wanted = Math.ceil(((step + 1) / steps) * chats);
            for (let come = Math.ceil((step / steps) * chats); come < wanted; come += 1) {
                await this.#clientComes();
            }
            await this.#peopleWork();
            const well: AgentOfShift[] = [];
            for (const agent of this.#agents) {
                if (await agent.schedule.step(this.#sceneOf(agent))) {
                    well.push(agent);
                }
            }
            await this.#pass(1);
            if (well.length > 0) {
                await this.observer.judgeScreens(browsersOf(well), this.#console.heard);
            }
            await this.#pass(STEP - 1);
        }
    }

    /**
     * Nothing goes wrong any more, and nobody does anything: what the product shows then must be right, and what fell
     * due must be done. Where a fault goes on for long it does so here too, unless this is the `last` calm.
     */
    async calm(last = false): Promise<void> {
        const agents = this.#agents.filter(({ schedule }) => last || !schedule.goesOn());
        for (const agent of agents) {
            await agent.schedule.stop(this.#sceneOf(agent));
            for (const { chat } of this.observer.chatsOf(agent.work.browsers.agent)) {
                await agent.work.browsers.first.open(chat.id);
            }
        }
        await this.#pass(CALM);
        for (const { work } of agents) {
            await work.browsers.first.focus();
        }
        await this.#pass(1);
        await this.observer.judgeScreens(browsersOf(agents));
        await this.#pass(CALM_UNTIL_DONE);
        await this.observer.judgeMissing(browsersOf(agents));
    }

    /** Lets all that is due be done, and looks for what was lost. */
    async settle(): Promise<void> {
        for (let passed = 0; passed < SETTLING; passed += STEP) {
            for (const { work } of this.#agents) {
                await finishForAMoment(work, this.observer.chatsOf(work.browsers.agent));
            }
            await this.#pass(STEP);
        }
        await this.observer.judgeMissing(browsersOf(this.#agents));
    }

    /** All computers sleep for a day: whatever was open catches up once, and nobody is told goodbye unasked. */
    async night(): Promise<void> {
        for (const { work } of this.#agents) {
            await work.browsers.sleep();
        }
        await this.#pass(DAY);
        for (const { work } of this.#agents) {
            await work.browsers.wake();
        }
        await this.#pass(1);
        await this.observer.judgeScreens(browsersOf(this.#agents));
        await this.#pass(CALM);
    }

    /** What happened in a chat, and what went wrong meanwhile for the agents who had it: one line each. */
    historyOf(chat: string): string[] {
        const facts = this.observer.facts.find((one) => one.chat === chat);
        if (!facts) {
            return [];
        }
        const [from, until] = [facts.lines[0]?.at ?? 0, facts.ended?.at ?? Infinity];
        const around = this.#agents
            .filter(({ work }) => facts.holdings.some(({ agent }) => agent === work.browsers.agent))
            .flatMap(({ schedule }) => schedule.history)
            .filter(({ at }) => at >= from && at <= until);
        return chatHistory(facts, around);
    }

    /** How often each fault happened, by name. */
    get faults(): Record<string, number> {
        const all = new Map<string, number>();
        for (const { work, schedule } of this.#agents) {
            for (const [name, count] of [...work.browsers.counts, ...schedule.counts]) {
                all.set(name, (all.get(name) ?? 0) + count);
            }
        }
        return Object.fromEntries([...all].sort());
    }
}
