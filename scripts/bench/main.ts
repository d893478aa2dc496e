import { UsageError } from '../command/commandError.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import type { Figure } from './figure.ts';

/** Measures; `say` tells a person what goes on. */
type Benchmark = (say: (text: string) => void) => Promise<Figure[]>;

/** Every benchmark by its name; each loads what it needs only when it runs. */
const BENCHMARKS: Record<string, () => Promise<Benchmark>> = {
    tick: async () => (await import('./tick/tick.ts')).tick,
    'idle-bar': async () => (await import('./idleBar.ts')).idleBar,
    latency: async () => (await import('./latencyBench.ts')).latencyBench,
    requests: async () => (await import('./requestsBench.ts')).requestsBench,
    soak: async () => (await import('./soakBench.ts')).soakBench,
    replay: async () => (await import('./replayBench.ts')).replayBench,
    rules: async () => (await import('./rulesBench.ts')).rulesBench,
    size: async () => (await import('./size.ts')).size,
    seed: async () => (await import('./seedBench.ts')).seedBench,
    deploy: async () => (await import('./deployBench.ts')).deployBench
};

const NAMES = Object.keys(BENCHMARKS);

const USAGE = `Measures the product, production builds, medians, each beside its limit in the same run.

  npm run --silent bench -- [NAME …] [--json]

  NAME     ${NAMES.join(', ')}; all of them where none is given
  --json   one JSON object a figure and line
  --help   this text

Exit status: 0 measured, 2 nothing could be measured.
`;

function show({ name, value, unit, limit, ratio, n }: Figure): string {
    const beside = limit === null ? '' : `, limit ${limit}${ratio === null ? '' : `, ratio ${ratio}`}`;
    return `${name}: ${value} ${unit}${beside} (median of ${n})`;
}

async function run(args: string[]): Promise<number> {
    const { values, positionals } = readCommandLine({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } }
    });
    if (values.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    const unknown = positionals.filter((name) => !NAMES.includes(name));
    if (unknown.length > 0) {
        throw new UsageError(`unknown benchmark ${unknown.join(', ')}: there are ${NAMES.join(', ')}`);
    }
    for (const name of positionals.length > 0 ? positionals : NAMES) {
        const load = BENCHMARKS[name];
        const benchmark = await load?.();
        const figures = (await benchmark?.((text) => process.stderr.write(`${name}: ${text}\n`))) ?? [];
        for (const each of figures) {
            process.stdout.write(`${values.json ? JSON.stringify(each) : show(each)}\n`);
        }
    }
    return 0;
}

await runCommand('bench', run);
