import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/*
 * The limit of a replay: nothing but reading the file that is the first argument line by line, with JSON.parse of each
 * line.
 */
let lines = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) {
    JSON.parse(line);
    lines += 1;
}
process.stdout.write(`${lines}\n`);
