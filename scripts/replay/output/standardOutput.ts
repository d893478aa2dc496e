import { writeSync } from 'node:fs';

const ENOUGH = 1 << 20;

let isBegun = false;

/** Whether anything was written, or tried to be. */
export function isOutputBegun(): boolean {
    return isBegun;
}

/** @returns false where the reader went away */
function writeAll(bytes: Uint8Array): boolean {
    isBegun ||= bytes.length > 0;
    for (let written = 0; written < bytes.length;) {
        try {
            written += writeSync(process.stdout.fd, bytes, written);
        } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            if (code === 'EPIPE') {
                return false;
            }
            // A pipe whose reader is slower takes nothing for the moment.
            if (code !== 'EAGAIN') {
                throw error;
            }
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
    }
    return true;
}

/** Where bytes go. */
export interface Output {
    write(bytes: Uint8Array): void;
    text(text: string): void;
}

/**
 * Standard output in large pieces; `flush` writes what is left. A reader that went away ends the program quietly.
 *
 * @param hasFiles files are written besides: they are finished without the reader
 */
export function standardOutput(hasFiles: boolean): Output & { flush(): void } {
    const waiting = Buffer.allocUnsafe(ENOUGH);
    let length = 0;
    let isRead = true;
    const send = (bytes: Uint8Array): void => {
        isRead &&= writeAll(bytes);
        if (!isRead && !hasFiles) {
            process.exit(0);
        }
    };
    const flush = (): void => {
        send(waiting.subarray(0, length));
        length = 0;
    };
    const write = (bytes: Uint8Array): void => {
        if (length + bytes.length > ENOUGH) {
            flush();
        }
        if (bytes.length > ENOUGH) {
            send(bytes);
            return;
        }
        waiting.set(bytes, length);
        length += bytes.length;
    };
    return { write, text: (text) => write(Buffer.from(text)), flush };
}
