import type { IncomingMessage } from 'node:http';
import { RefusalError } from '../world/refusal.ts';

/** The largest JSON body that is read, in bytes; the longest message fits in several times. */
const JSON_LIMIT = 64 * 1024;

/** The body, up to a limit. What is too long is read to its end but not kept, so that the sender gets an answer. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of request as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size <= limit) {
            pieces.push(piece);
        }
    }
    if (size > limit) {
        throw new RefusalError('tooLarge', `The request has ${size} bytes; ${limit} are allowed.`);
    }
    return Buffer.concat(pieces);
}

/** The JSON object in the body. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
    const type = request.headers['content-type'] ?? '';
    if (!/^application\/json\b/i.test(type)) {
        throw new RefusalError('badRequest', `The content type is "${type}"; application/json is needed.`);
    }
    const text = (await readBytes(request, JSON_LIMIT)).toString('utf8');
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        throw new RefusalError('badRequest', `The body is no JSON: ${(error as Error).message}`);
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as Record<string, unknown>;
    }
    throw new RefusalError('badRequest', 'The body is JSON, but not an object.');
}

/** Reads the fields of a JSON object, each with a clear word where it is not what it should be. */
export class Fields {
    readonly #values: Record<string, unknown>;

    /** @throws RefusalError naming the first field that is not among `known` */
    constructor(values: Record<string, unknown>, known: string[]) {
        const unknown = Object.keys(values).find((name) => !known.includes(name));
        if (unknown !== undefined) {
            throw new RefusalError('badRequest', `"${unknown}" is not known here. Known are: ${known.join(', ')}.`);
        }
        this.#values = values;
    }

    text(name: string): string {
        return this.optionalText(name) ?? this.#refuse(name, 'a text');
    }

    optionalText(name: string): string | undefined {
        const value = this.#values[name];
        return value === undefined || typeof value === 'string' ? value : this.#refuse(name, 'a text');
    }

    optionalNumber(name: string, least: number, most: number): number | undefined {
        const value = this.#values[name];
        if (value === undefined) {
            return undefined;
        }
        if (typeof value === 'number' && value >= least && value <= most) {
            return value;
        }
        return this.#refuse(name, `a number from ${least} to ${most}`);
    }

    optionalFlag(name: string): boolean | undefined {
        const value = this.#values[name];
        return value === undefined || typeof value === 'boolean' ? value : this.#refuse(name, 'true or false');
    }

    numbers(name: string): Record<string, number> {
        const value = this.#values[name];
        const isNumbers =
            typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'number');
        return isNumbers ? (value as Record<string, number>) : this.#refuse(name, 'an object of numbers');
    }

    texts(name: string): string[] {
        const value = this.#values[name];
        const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
        return isTexts ? value : this.#refuse(name, 'a list of texts');
    }

    oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
        return (
            values.find((value) => value === this.#values[name]) ?? this.#refuse(name, `one of ${values.join(', ')}`)
        );
    }

    optionalOneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
        return this.#values[name] === undefined ? undefined : this.oneOf(name, values);
    }

    #refuse(name: string, needed: string): never {
        const value = this.#values[name];
        const given = value === undefined ? 'is missing' : `is ${JSON.stringify(value).slice(0, 60)}`;
        throw new RefusalError('badRequest', `"${name}" ${given}; it must be ${needed}.`);
    }
}
