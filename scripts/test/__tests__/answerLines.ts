import { pathToFileURL } from 'node:url';
import type { Ended } from '../../command/childProcess.ts';

/** What a command line is answered with. */
export type Answer = Pick<Ended, 'code' | 'stdout' | 'stderr'>;

/**
 * Answers many wrong command lines of one command in this one process, each as the only one: loading a command takes
 * longer than telling what is wrong. Takes the path of the command's script and the lines as JSON; writes the answers.
 */
async function answerLines(script: string, lines: readonly (readonly string[])[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    const url = pathToFileURL(script).href;
    for (const [index, line] of lines.entries()) {
        const answer: Answer = { code: null, stdout: '', stderr: '' };
        const restore = (['stdout', 'stderr'] as const).map((name) => {
            const stream = process[name];
            const write = stream.write.bind(stream);
            stream.setMaxListeners(Infinity);
            stream.write = (text: string | Uint8Array): boolean => {
                answer[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
                return true;
            };
            return () => void (stream.write = write);
        });
        process.argv = [process.execPath, script, ...line];
        process.exitCode = undefined;
        try {
            // A module is run once: by another address it is another one.
            await import(`${url}?line=${index}`);
        } finally {
            restore.forEach((putBack) => putBack());
        }
        answer.code = Number(process.exitCode ?? 0);
        answers.push(answer);
    }
    return answers;
}

const [script = '', lines = '[]'] = process.argv.slice(2);
const answers = await answerLines(script, JSON.parse(lines) as string[][]);
process.exitCode = 0;
process.stdout.write(JSON.stringify(answers));
