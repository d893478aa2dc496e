import { openFile, standardInput, type ByteSource } from './byteSource.ts';

/** A file to replay, or standard input. */
export interface Input {
    /** As the person named it. */
    name: string;
    /** How many bytes are stored; `undefined` where nobody knows before. */
    size: number | undefined;
    /** The file; `undefined` where the events come from elsewhere. */
    path: string | undefined;
    open(): ByteSource;
}

/** Returns standard input. */
export function inputFromStandard(): Input {
    return { name: '-', size: undefined, path: undefined, open: standardInput };
}

/** Returns a file. */
export function inputFromFile(name: string, path: string, size: number | undefined): Input {
    return { name, size, path, open: () => openFile(path) };
}
