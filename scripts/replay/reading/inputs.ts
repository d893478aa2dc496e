import { openFile, standardInput, type ByteSource } from './byteSource.ts';

/** A file to replay, or standard input. */
export interface Input {
    /** As the person named it. */
    name: string;
    /** How many bytes are stored; `undefined` where nobody knows before. */
    size: number | undefined;
    /** The file; `undefined` where the events come from elsewhere. */
    path: string | undefined;
    /** It is no fault where there is nothing in it. */
    mayBeEmpty: boolean;
    open(): ByteSource;
}

/** Returns standard input. */
export function inputFromStandard(): Input {
    return { name: '-', size: undefined, path: undefined, mayBeEmpty: false, open: standardInput };
}

/** Returns a pipe or a device: its path may lead through a link of the system to what has no name. */
export function inputFromPipe(name: string, path: string): Input {
    return { name, size: undefined, path: undefined, mayBeEmpty: false, open: () => openFile(path) };
}

/** Returns a file. */
export function inputFromFile(name: string, path: string, size: number): Input {
    return { name, size, path, mayBeEmpty: false, open: () => openFile(path) };
}
