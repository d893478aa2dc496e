import { randomFrom } from '../harness/random.ts';
import { launchChromium } from '../harness/launchChromium.ts';
import { openChaosConsole } from './chaosConsole.ts';
import { Desk } from './desk.ts';
import type { ChaosOptions } from './options.ts';
import type { ChatFacts, Violation } from './referee/referee.ts';
import { TroubledShift } from './troubledShift.ts';

/** How a run came out. */
export interface ChaosResult {
    chats: number;
    /** What the product did, as the server has it: texts of its own, cases, ends. */
    actions: number;
    faults: Record<string, number>;
    violations: number;
    details: Violation[];
}

const CHATS_PER_AGENT = 10;
const FEWEST_AGENTS = 2;
/** How many chats go on at once, of all that come in an hour; measured, and only used to seat enough agents. */
const AT_ONCE = 4;
const BETWEEN_CALMS = 10 * 60;

function actionsIn(facts: readonly ChatFacts[]): number {
    const own = /^(?:Are you still there\?|Hey! It looks|I need |I'm still looking|This is taking longer)/;
    const texts = facts.flatMap(({ lines }) => lines).filter(({ from, text }) => from === 'agent' && own.test(text));
    return (
        texts.length +
        facts.flatMap(({ cases }) => cases).length +
        facts.filter(({ ended }) => ended?.by === 'agent').length
    );
}

/** A violation as a person reads it. */
export function inWords({ promise, chat, detail }: Violation): string {
    return `  ${promise}: ${detail} (${chat})`;
}

/** Runs the chaos; `say` tells a person how far it is. */
export async function runChaos(options: ChaosOptions, say: (text: string) => void): Promise<ChaosResult> {
    const random = randomFrom(options.seed);
    const perHour = (options.chats / options.minutes) * 60;
    const agents = Math.max(FEWEST_AGENTS, Math.ceil(perHour / AT_ONCE / CHATS_PER_AGENT));
    const place = await openChaosConsole(CHATS_PER_AGENT, random, say, (error) => say(`The console: ${String(error)}`));
    const browser = await launchChromium(say);
    try {
        const desks: Desk[] = [];
        for (let number = 1; number <= agents; number += 1) {
            desks.push(await Desk.open(browser, place.url, `agent${number}`, random));
        }
        const run = new TroubledShift(place, desks, random);
        const total = options.minutes * 60;
        const chatsBy = (passed: number): number => Math.round((options.chats * passed) / total);
        let told = 0;
        for (let passed = 0; passed < total; passed += BETWEEN_CALMS) {
            const seconds = Math.min(BETWEEN_CALMS, total - passed);
            await run.trouble(seconds, chatsBy(passed + seconds) - chatsBy(passed));
            await run.calm(passed + seconds >= total);
            const found = run.referee.violations();
            say(`${Math.round((passed + seconds) / 60)} of ${options.minutes} minutes, ${found.length} violations`);
            found.slice(told).forEach((violation) => say(inWords(violation)));
            told = found.length;
        }
        await run.settle();
        await run.night();
        const facts = run.facts;
        const details = run.referee.violations();
        return {
            chats: facts.length,
            actions: actionsIn(facts),
            faults: await run.faults(),
            violations: details.length,
            details
        };
    } finally {
        await browser.close();
        await place.stop();
    }
}
