import { startRun, type Run } from '../engine/run.ts';
import type { RejectedLine } from '../events/lineReader.ts';
import type { ExportFile } from '../output/exportFile.ts';
import { CHAT_COLUMNS, EPISODE_COLUMNS } from '../output/exportRows.ts';
import type { OutputKind } from '../output/outputs.ts';
import type { Output } from '../output/standardOutput.ts';
import { inputName } from '../reading/checkText.ts';
import type { Input } from '../reading/inputs.ts';
import { auditedSettings } from './auditedSettings.ts';
import { inputProgress } from './inputProgress.ts';
import { jsonHead, BETWEEN_CHATS } from './jsonReport.ts';
import { workersFor, type Options } from './options.ts';
import { Outcome } from './outcome.ts';
import { rejectedText } from './rejectedText.ts';

/** Where chats' texts go, one for each output that was asked for. */
interface Target {
    kind: OutputKind;
    write(text: Uint8Array): void;
}

async function exportsOf({ episodes, chatsOut }: Options): Promise<{ files: ExportFile[]; targets: Target[] }> {
    if (episodes === undefined && chatsOut === undefined) {
        return { files: [], targets: [] };
    }
    // What writes CSV and Parquet is loaded only where they are asked for.
    const { exportFile } = await import('../output/exportFile.ts');
    const files: ExportFile[] = [];
    const targets: Target[] = [];
    const add = (path: string | undefined, what: 'episodes' | 'chatRows'): void => {
        if (path !== undefined) {
            const file = exportFile(path, what === 'episodes' ? EPISODE_COLUMNS : CHAT_COLUMNS);
            files.push(file);
            targets.push({ kind: `${what}.${file.format}`, write: (text) => file.write(text) });
        }
    };
    try {
        add(episodes, 'episodes');
        add(chatsOut, 'chatRows');
    } catch (error) {
        files.forEach((file) => file.abandon());
        throw error;
    }
    return { files, targets };
}

function shownTarget({ show }: Options, output: Output): Target[] {
    if (show === 'json') {
        let isFirst = true;
        return [
            {
                kind: 'json',
                write(text) {
                    if (!isFirst) {
                        output.write(BETWEEN_CHATS);
                    }
                    isFirst = false;
                    output.write(text);
                }
            }
        ];
    }
    return show === 'chats' ? [{ kind: 'chats', write: (text) => output.write(text) }] : [];
}

async function writeChats(run: Run, end: number, targets: readonly Target[]): Promise<void> {
    for await (const { texts } of run.chats(end)) {
        for (let target = 0; target < targets.length; target += 1) {
            targets[target]?.write(texts[target] as Uint8Array);
        }
    }
}

/** Returns what to say where there is nothing in the inputs; `undefined` where that is no fault. */
function emptyMessage(inputs: readonly Input[]): string | undefined {
    const empty = inputs.filter(({ mayBeEmpty }) => !mayBeEmpty).map(({ name }) => inputName(name));
    const verb = empty.length === 1 ? 'is' : 'are';
    return empty.length === 0 ? undefined : `${empty.join(', ')} ${verb} empty: a timeline has one event a line.`;
}

/** Reads the inputs, audits their chats and writes what is asked for of each; nothing half-written stays behind. */
export async function replayInputs(options: Options, inputs: readonly Input[], output: Output): Promise<Outcome> {
    const { policy, now, zone, memory, shard, partial, show } = options;
    const { files, targets: exported } = await exportsOf(options);
    const targets = [...shownTarget(options, output), ...exported];
    const rejected: RejectedLine[] = [];
    let rejectedLines = 0;
    const progress = await inputProgress(inputs);
    const sizes = inputs.map(({ size }) => size);
    const total = sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    try {
        const run = await startRun({
            inputs,
            workers: options.workers ?? workersFor(total),
            shard,
            policy,
            until: now ?? Infinity,
            zone,
            memory,
            outputs: targets.map(({ kind }) => kind),
            whatIf: auditedSettings(options),
            keepsUnfinished: partial !== undefined && now === undefined,
            reject(line) {
                rejectedLines += 1;
                if (show === 'json' || partial !== undefined) {
                    rejected.push(line);
                }
                progress.stop();
                console.error(rejectedText(line));
            },
            progress: (input, taken, lines) => progress.show(input, taken, lines)
        });
        try {
            const { reading, lines } = run;
            // A shard or a partition of many may well be empty.
            const empty = lines === 0 && partial === undefined ? emptyMessage(inputs) : undefined;
            if (empty !== undefined) {
                console.error(`replay: ${empty}`);
            }
            if (show === 'json') {
                output.text(jsonHead(policy));
            }
            progress.stop();
            await writeChats(
                run,
                now ?? (reading.events === 0 && reading.last === -Infinity ? 0 : reading.last),
                targets
            );
            files.forEach((file) => file.finish());
            const isEmpty = empty !== undefined;
            return new Outcome({ policy, zone, now, reading, lines, rejected, rejectedLines, isEmpty }, run.results());
        } finally {
            await run.close();
        }
    } catch (error) {
        files.forEach((file) => file.abandon());
        throw error;
    } finally {
        progress.stop();
    }
}
