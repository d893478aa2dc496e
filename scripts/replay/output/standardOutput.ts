import { writeSync } from 'node:fs';

const ENOUGH = 1 << 20;

let isBegun = false;

/** Whether anything was written, or tried to be. */
export function isOutputBegun(): boolean {
    return isBegun;
}

function writeAll(bytes: Uint8Array): void {
    isBegun ||= bytes.length > 0;
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

/** Where bytes go. */
export interface Output {
    write(bytes: Uint8Array): void;
    text(text: string): void;
}

/** Standard output in large pieces; `flush` writes what is left. A reader that went away ends the program quietly. */
export function standardOutput(): Output & { flush(): void } {
    const waiting = Buffer.allocUnsafe(ENOUGH);
    let length = 0;
    const flush = (): void => {
        writeAll(waiting.subarray(0, length));
        length = 0;
    };
    const write = (bytes: Uint8Array): void => {
        if (length + bytes.length > ENOUGH) {
            flush();
        }
        if (bytes.length > ENOUGH) {
            writeAll(bytes);
            return;
        }
        waiting.set(bytes, length);
        length += bytes.length;
    };
    return { write, text: (text) => write(Buffer.from(text)), flush };
}
