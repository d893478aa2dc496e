import { writeSync } from 'node:fs';

const ENOUGH = 1 << 20;

function writeAll(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) {
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
}

/** Text for standard output in large pieces; `flush` writes what is left. A reader that went away ends it quietly. */
export function standardOutput(): { write(text: string): void; flush(): void } {
    let waiting = '';
    const flush = (): void => {
        writeAll(Buffer.from(waiting));
        waiting = '';
    };
    return {
        write(text) {
            waiting += text;
            if (waiting.length >= ENOUGH) {
                flush();
            }
        },
        flush
    };
}
