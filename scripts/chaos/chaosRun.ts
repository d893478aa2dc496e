import type { Browser } from '@playwright/test';
import { launchChromium } from '../harness/launchChromium.ts';
import { randomFrom } from '../harness/random.ts';
import type { BuiltPages } from '../harness/servedConsole.ts';
import { AgentBrowsers } from './agents/agentBrowsers.ts';
import { buildChaosPages, openChaosConsole } from './chaosConsole.ts';
import { ChaosShift } from './chaosShift.ts';
import type { ChatFacts, Violation } from './referee/facts.ts';
import { textsIn } from './referee/productTexts.ts';
import { readScreenNames } from './screen/screenNames.ts';

/** How long a run is. */
export interface ChaosSize {
    /** Of virtual time. */
    minutes: number;
    chats: number;
}

/** A violation with what happened in its chat, one line each. */
export interface ViolationInChat extends Violation {
    history: string[];
}

/** How a run came out. */
export interface ChaosResult {
    seed: number;
    chats: number;
    /** What the product did, as the server has it: texts of its own, cases, ends. */
    actions: number;
    faults: Record<string, number>;
    violations: number;
    details: ViolationInChat[];
    /** Real time that the run took. */
    seconds: number;
}

/** What is made once for many runs. */
export interface Stage {
    pages: BuiltPages;
    browser: Browser;
    close(): Promise<void>;
}

/** What an agent can take; room for those whose colleagues' computers sleep. */
const CAPACITY = 16;
const CHATS_PER_AGENT = 10;
const FEWEST_AGENTS = 2;
/** One of so many chats that come in within an hour goes on at once; measured, and only used to seat enough agents. */
const OF_AN_HOUR = 6;
const BETWEEN_CALMS = 10 * 60;
const SECOND = 1_000;

function actionsIn(facts: readonly ChatFacts[]): number {
    const texts = facts
        .flatMap(({ lines }) => lines)
        .filter(({ from, text }) => from === 'agent' && textsIn(text).length > 0);
    return (
        texts.length +
        facts.flatMap(({ cases }) => cases).length +
        facts.filter(({ ended }) => ended?.by === 'agent').length
    );
}

/** A violation as a person reads it. */
export function describeViolation({ promise, chat, detail }: Violation): string {
    return `  ${promise}: ${detail} (${chat})`;
}

/** Builds the console and starts a browser; `say` tells a person how far it is. */
export async function setStage(say: (text: string) => void): Promise<Stage> {
    const pages = await buildChaosPages(say);
    const browser = await launchChromium(say);
    return {
        pages,
        browser,
        async close() {
            await browser.close();
            await pages.remove();
        }
    };
}

/** Runs the chaos of one seed; `say` tells a person how far it is. */
export async function runChaos(
    { pages, browser }: Stage,
    seed: number,
    { chats, minutes }: ChaosSize,
    say: (text: string) => void
): Promise<ChaosResult> {
    const begun = performance.now();
    const random = randomFrom(seed);
    const perHour = (chats / minutes) * 60;
    const atOnce = Math.min(chats, perHour / OF_AN_HOUR);
    const agents = Math.max(FEWEST_AGENTS, Math.ceil(atOnce / CHATS_PER_AGENT));
    const failed = (error: unknown): void => say(`The console: ${String(error)}`);
    const place = await openChaosConsole(pages, CAPACITY, random.stream('policy'), failed);
    const names = readScreenNames();
    const seated: AgentBrowsers[] = [];
    try {
        for (let number = 1; number <= agents; number += 1) {
            const agent = `agent${number}`;
            seated.push(await AgentBrowsers.open(browser, place.url, agent, random.stream(`windows ${agent}`), names));
        }
        const shift = new ChaosShift(place, seated, random);
        const total = minutes * 60;
        const chatsBy = (passed: number): number => Math.round((chats * passed) / total);
        let told = 0;
        const tell = (how: string): void => {
            const found = shift.violations;
            say(`${how}, ${found.length} violations`);
            found.slice(told).forEach((violation) => say(describeViolation(violation)));
            told = found.length;
        };
        for (let passed = 0; passed < total; passed += BETWEEN_CALMS) {
            const seconds = Math.min(BETWEEN_CALMS, total - passed);
            await shift.trouble(seconds, chatsBy(passed + seconds) - chatsBy(passed));
            await shift.calm(passed + seconds >= total);
            tell(`${Math.round((passed + seconds) / 60)} of ${minutes} minutes`);
        }
        await shift.settle();
        await shift.night();
        tell('Settled, and slept for a night');
        const details = shift.violations.map((one) => ({ ...one, history: shift.historyOf(one.chat) }));
        return {
            seed,
            chats: shift.observer.facts.length,
            actions: actionsIn(shift.observer.facts),
            faults: shift.faults,
            violations: details.length,
            details,
            seconds: (performance.now() - begun) / SECOND
        };
    } finally {
        // A browser that is gone must not hide what ended the run, nor keep the server.
        await Promise.allSettled(seated.map((browsers) => browsers.close()));
        await place.stop();
    }
}
