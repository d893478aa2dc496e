import type { Random } from '../harness/random.ts';
import type { ChaosConsole } from './chaosConsole.ts';
import type { Desk } from './desk.ts';
import { createTroubles, type Troubles } from './faults/troubles.ts';
import { liveChat, type ChatLife, type Screens } from './people/chatLife.ts';
import { HOSTILE_NAMES } from './people/hostileTexts.ts';
import { createReferee } from './referee/referee.ts';
import { factsOf } from './serverSide.ts';

const SECOND = 1_000;
/** People and faults move every so many seconds. */
const STEP = 5;
/** All is well for so long before screens are judged: late events and answers have come by then. Seconds. */
const CALM = 60;
/** In the end all that is due has so long to be done. Seconds. */
const SETTLING = 8 * 60;
/** Seconds. */
const DAY = 24 * 60 * 60;
/** How likely trouble is to begin at a desk in a step where none goes on. */
const TROUBLE_PERCENT = 20;

interface Known {
    life: ChatLife;
    name: string;
    /** When the server had it asleep first, each time; epoch milliseconds. */
    asleepAt: number[];
    isAsleep: boolean;
}

/** Agents at their desks, chats that come in, and everything that goes wrong. */
export class TroubledShift {
    readonly #console: ChaosConsole;
    readonly #desks: readonly Desk[];
    readonly #random: Random;
    readonly #troubles: ReadonlyMap<Desk, Troubles>;
    readonly #known: Known[] = [];
    readonly referee = createReferee();

    constructor(console: ChaosConsole, desks: readonly Desk[], random: Random) {
        this.#console = console;
        this.#desks = desks;
        this.#random = random;
        this.#troubles = new Map(desks.map((desk) => [desk, createTroubles(random, TROUBLE_PERCENT)]));
    }

    get now(): number {
        return this.#console.clock.now();
    }

    get facts() {
        const chats = this.#known.map(({ life: { chat }, name, asleepAt }) => ({ chat, name, asleepAt }));
        return factsOf(chats, this.#console.org);
    }

    async #pass(seconds: number): Promise<void> {
        await this.#console.local.clock.advance(seconds * SECOND);
        this.#noteSleepers();
    }

    /** A session that nobody writes in goes to sleep by itself, too. */
    #noteSleepers(): void {
        for (const known of this.#known) {
            const isAsleep = known.life.chat.state === 'inactive';
            if (isAsleep && !known.isAsleep) {
                known.asleepAt.push(this.now);
            }
            known.isAsleep = isAsleep;
        }
    }

    async #clientComes(): Promise<void> {
        const { local } = this.#console;
        const name = `C${this.#known.length + 1}`;
        const lastName = this.#random.chance(15) ? this.#random.pick(HOSTILE_NAMES) : 'Client';
        const client = { firstName: name, lastName, email: `${name.toLowerCase()}@example.com` };
        const kind = this.#random.chance(25) ? 'chat' : 'messaging';
        const chat = await local.take(() => local.world.client.start(client, 'Where is my order?', kind));
        this.#known.push({ life: liveChat(local, chat, this.#random), name, asleepAt: [], isAsleep: false });
    }

    #sceneOf(desk: Desk) {
        const mine = this.#known.filter(({ life: { chat } }) => !chat.ended && chat.work?.agent.name === desk.agent);
        const chats = mine.map(({ life }) => life.chat).filter(({ work }) => work?.acceptedAt !== undefined);
        return { local: this.#console.local, desk, random: this.#random, chats };
    }

    /** The agent's own hands: accepts, sends what stands in the input, presses a button, closes what has ended. */
    async #agentWorks(desk: Desk): Promise<void> {
        const { world, take } = this.#console.local;
        const agent = await world.roster.agent(desk.agent);
        const works = [...agent.works];
        if (desk.isAway) {
            return;
        }
        const offered = works.find(({ acceptedAt }) => acceptedAt === undefined);
        // Another window may have been faster, or the offer may just have run out.
        if (offered && this.#random.chance(60)) {
            await desk.accept(offered.id).catch(() => undefined);
        }
        if (this.#random.chance(40)) {
            await desk.sendInputs();
        }
        if (this.#random.chance(8)) {
            await desk.pressAny(this.#random.pick(['Hold', 'Update', 'Snooze', 'Retry']));
        }
        for (const work of works) {
            if (work.chat.ended && this.#random.chance(30)) {
                await take(() => world.agent.close(agent, work.id));
            }
        }
    }

    async #peopleWork(): Promise<void> {
        const deskOf = ({ name }: { name: string }): Desk | undefined =>
            this.#desks.find(({ agent, isAway }) => agent === name && !isAway);
        const screens: Screens = {
            isThere: (agent) => deskOf(agent) !== undefined,
            bring: async (agent, chat) => deskOf(agent)?.goTo(chat.id)
        };
        for (const { life } of this.#known) {
            await life.step(this.now, screens);
        }
        for (const desk of this.#desks) {
            await this.#agentWorks(desk);
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
            const well: Desk[] = [];
            for (const [desk, troubles] of this.#troubles) {
                if (await troubles.step(this.now, this.#sceneOf(desk))) {
                    well.push(desk);
                }
            }
            await this.#pass(1);
            if (well.length > 0) {
                await this.#judge(well);
            }
            await this.#pass(STEP - 1);
            this.referee.conduct(this.facts);
        }
    }

    /**
     * Nothing goes wrong any more, and nobody does anything: what the product shows then must be right. Where a fault
     * goes on for long it does so here too, unless this is the `last` calm.
     */
    async calm(last = false): Promise<void> {
        const desks = this.#desks.filter((desk) => last || !this.#troubles.get(desk)?.goOn());
        for (const desk of desks) {
            await this.#troubles.get(desk)?.stop(this.#sceneOf(desk));
            await desk.setLevel({});
            for (const { id } of this.#sceneOf(desk).chats) {
                await desk.goTo(id);
            }
        }
        await this.#pass(CALM);
        for (const desk of desks) {
            await desk.first.page.evaluate(() => window.dispatchEvent(new Event('focus')));
        }
        await this.#pass(1);
        this.referee.conduct(this.facts);
        await this.#judge(desks);
    }

    /** Lets all that is due be done, and looks for what was lost. */
    async settle(): Promise<void> {
        for (let passed = 0; passed < SETTLING; passed += STEP) {
            for (const desk of this.#desks) {
                await desk.sendInputs();
            }
            await this.#pass(STEP);
        }
        const facts = this.facts;
        this.referee.conduct(facts);
        this.referee.lost(facts, await this.#shown(), this.now);
    }

    /** All computers sleep for a day: whatever was open catches up once, and nobody is told goodbye unasked. */
    async night(): Promise<void> {
        for (const desk of this.#desks) {
            await desk.sleep();
        }
        await this.#pass(DAY);
        for (const desk of this.#desks) {
            await desk.wake();
        }
        await this.#pass(1);
        this.referee.conduct(this.facts);
        await this.#judge(this.#desks);
        await this.#pass(CALM);
        this.referee.conduct(this.facts);
    }

    /** Judges screens; what changes on the server while they are read may show or not. */
    async #judge(desks: readonly Desk[]): Promise<void> {
        const before = this.facts;
        const shown = await this.#shown(desks);
        this.referee.screens([before, this.facts], shown, this.now);
    }

    async #shown(desks: readonly Desk[] = this.#desks) {
        const rows = await Promise.all(desks.map(async (desk) => [desk.agent, await desk.shown()] as const));
        return new Map(rows);
    }

    async faults(): Promise<Record<string, number>> {
        const all: Record<string, number> = {};
        const add = (counts: ReadonlyMap<string, number>): void => {
            for (const [name, count] of counts) {
                all[name] = (all[name] ?? 0) + count;
            }
        };
        for (const desk of this.#desks) {
            add(await desk.counts());
        }
        for (const { counts } of this.#troubles.values()) {
            add(counts);
        }
        return Object.fromEntries(Object.entries(all).sort());
    }
}
