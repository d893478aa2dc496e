import { writeSync } from 'node:fs';

const ENOUGH = 1 << 20;

/** Text for standard output in large pieces; `flush` writes what is left. A reader that went away ends it quietly. */
export const standardOutput = (): { write(text: string): void; flush(): void } => {
    let waiting: string[] = [];
    let size = 0;
    const flush = (): void => {
        writeAll(Buffer.from(waiting.join('')));
        waiting = [];
        size = 0;
    };
    return {
        write(text) {
            waiting.push(text);
            size += text.length;
            if (size >= ENOUGH) {
                flush();
            }
        },
        flush
    };
};

const writeAll = (bytes: Buffer): void => {
    for (let written = 0; written < bytes.length; ) {
        try {
            written += writeSync(process.stdout.fd, bytes, written);
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            if (code === 'EPIPE') {
                process.exit(0);
            }
            // A pipe whose reader is slower takes nothing for the moment.
            if (code !== 'EAGAIN') {
                throw error;
            }
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
};
