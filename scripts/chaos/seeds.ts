import { describeViolation, runChaos, setStage, type ChaosResult, type ChaosSize } from './chaosRun.ts';

/** How many runs came out. */
export interface ChaosSummary {
    chats: number;
    actions: number;
    faults: Record<string, number>;
    violations: number;
    /** Real time that they took. */
    seconds: number;
    runs: ChaosResult[];
}

function summed(all: readonly Record<string, number>[]): Record<string, number> {
    const sum = new Map<string, number>();
    for (const [name, count] of all.flatMap((one) => Object.entries(one))) {
        sum.set(name, (sum.get(name) ?? 0) + count);
    }
    return Object.fromEntries([...sum].sort());
}

function total(runs: readonly ChaosResult[], of: (run: ChaosResult) => number): number {
    return runs.reduce((sum, run) => sum + of(run), 0);
}

/** Sums up runs. */
export function sumUp(runs: ChaosResult[]): ChaosSummary {
    return {
        chats: total(runs, ({ chats }) => chats),
        actions: total(runs, ({ actions }) => actions),
        faults: summed(runs.map(({ faults }) => faults)),
        violations: total(runs, ({ violations }) => violations),
        seconds: total(runs, ({ seconds }) => seconds),
        runs
    };
}

/** Runs seeds, so many side by side as `atOnce` says; `say` tells a person how far it is. */
export async function runSeeds(
    seeds: readonly number[],
    size: ChaosSize,
    atOnce: number,
    say: (text: string) => void
): Promise<ChaosSummary> {
    const stage = await setStage(say);
    const runs: ChaosResult[] = [];
    const waiting = [...seeds];
    const runWaiting = async (): Promise<void> => {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
            const current = seed;
            const run = await runChaos(stage, current, size, (text) => say(`Seed ${current}: ${text}`));
            runs.push(run);
            const took = `${run.violations} violations, ${run.actions} actions, ${run.seconds.toFixed(0)} s`;
            say(`Seed ${current} (${runs.length} of ${seeds.length}): ${took}`);
        }
    };
    try {
        await Promise.all(Array.from({ length: atOnce }, runWaiting));
    } finally {
        await stage.close();
    }
    return sumUp(runs.sort((one, other) => one.seed - other.seed));
}

/** A summary as a person reads it. */
export function describeSummary({ chats, actions, faults, violations, seconds, runs }: ChaosSummary): string {
    return [
        ...runs.map((run) => `seed ${String(run.seed).padEnd(10)} ${run.violations} violations`),
        `${chats} chats, ${actions} actions of the product, ${seconds.toFixed(0)} s`,
        ...Object.entries(faults).map(([name, count]) => `  ${name.padEnd(26)} ${count}`),
        `${violations} violations`,
        ...runs.flatMap(({ seed, details }) =>
            details.flatMap((one) => [
                `seed ${seed}${describeViolation(one)}`,
                ...one.history.map((line) => `    ${line}`)
            ])
        )
    ].join('\n');
}
