import { crc32, deflateRawSync } from 'node:zlib';

const DEFLATED = 8;
const VERSION = 20;
const UTF8 = 0x0800;

/** A zip of these files. */
export function writeZip(files: ReadonlyMap<string, Buffer>): Buffer {
    const contents: Buffer[] = [];
    const directory: Buffer[] = [];
    let at = 0;
    for (const [path, content] of files) {
        const name = Buffer.from(path);
        const packed = deflateRawSync(content);
        const common = commonHeader(content, packed, name);
        const head = Buffer.concat([signature(0x04034b50), common, name]);
        const entry = Buffer.alloc(14);
        entry.writeUInt32LE(at, 10);
        directory.push(Buffer.concat([signature(0x02014b50), short(VERSION), common, entry, name]));
        contents.push(head, packed);
        at += head.length + packed.length;
    }
    const entries = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(files.size, 8);
    end.writeUInt16LE(files.size, 10);
    end.writeUInt32LE(entries.length, 12);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...contents, entries, end]);
}

/** What a file's own head and its line in the directory have in common. */
function commonHeader(content: Buffer, packed: Buffer, name: Buffer): Buffer {
    const header = Buffer.alloc(26);
    header.writeUInt16LE(VERSION, 0);
    header.writeUInt16LE(UTF8, 2);
    header.writeUInt16LE(DEFLATED, 4);
    header.writeUInt16LE(0x21, 8);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt16LE(name.length, 22);
    return header;
}

function signature(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value, 0);
    return bytes;
}

function short(value: number): Buffer {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value, 0);
    return bytes;
}
