import { forgetSpan, noSpan, readSpan, type Span } from './span.ts';
import { NO_FIELD, fieldAt, FIELD, wordIn, FIELD_WORDS, NAME_LENGTHS } from './fieldNames.ts';
import { FastTime, USUAL_LENGTH } from './fastTime.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const SPACE = 0x20;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;
const FIRST_BEYOND_ASCII = 0x80;
const MOST_DIGITS = 15;
const UNUSUAL = -1;

/**
 * Reads the lines that programs write: one flat JSON object of strings and whole numbers. Several times as fast as
 * JSON.parse with all checks, as it makes no object and no string. It says no to whatever it does not know for certain,
 * and the reader of all lines decides then.
 */
export class FastLine {
    chat = noSpan();
    id = noSpan();
    agent = noSpan();
    text = noSpan();
    caseId = noSpan();
    agentName = noSpan();
    queue = noSpan();
    #other = noSpan();
    at = 0;
    /** Places in the lists of the rules; -1 where the line has none, -2 where it is none of the list. */
    type = -1;
    from = -1;
    intent = -1;
    by = -1;
    /** -1 where the line has none. */
    available = -1;
    #time = new FastTime();
    #bytes: Buffer = Buffer.alloc(0);
    #view: DataView = new DataView(new ArrayBuffer(0));
    #place = 0;
    #number = 0;

    /** Reads the line that begins at `start`; returns where its line end stands, -1 where the line is not of the usual kind. */
    read(bytes: Buffer, start: number): number {
        if (bytes !== this.#bytes) {
            this.#bytes = bytes;
            this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        }
        this.#forget();
        if (bytes[start] !== OPEN) {
            return UNUSUAL;
        }
        let place = start + 1;
        let hasTime = false;
        for (;;) {
            if (bytes[place] === SPACE) {
                place += 1;
            }
            if (bytes[place] !== QUOTE) {
                return UNUSUAL;
            }
            const field = fieldAt(bytes, this.#view, place + 1);
            place = field === NO_FIELD ? endOfName(bytes, place + 1) : place + 1 + (NAME_LENGTHS[field] as number);
            if (place < 0) {
                return UNUSUAL;
            }
            if (bytes[place + 1] !== COLON) {
                return UNUSUAL;
            }
            place += bytes[place + 2] === SPACE ? 3 : 2;
            this.#place = place;
            if (field === FIELD.at && bytes[place] === QUOTE && bytes[place + USUAL_LENGTH + 1] === QUOTE) {
                this.at = this.#time.read(bytes, place + 1, place + 1 + USUAL_LENGTH);
                this.#place = place + USUAL_LENGTH + 2;
                hasTime = true;
                if (Number.isNaN(this.at)) {
                    return UNUSUAL;
                }
            } else if (bytes[place] === QUOTE) {
                const span = this.#spanOf(field);
                if (!this.#readString(bytes, span) || !this.#takeString(bytes, field, span)) {
                    return UNUSUAL;
                }
                hasTime ||= field === FIELD.at;
            } else {
                if (!this.#readNumber(bytes) || !this.#takeNumber(field)) {
                    return UNUSUAL;
                }
                hasTime ||= field === FIELD.at;
            }
            place = this.#place;
            if (bytes[place] === COMMA) {
                place += 1;
            } else {
                const end = bytes[place + 1] === RETURN ? place + 2 : place + 1;
                const isWhole = bytes[place] === CLOSE && bytes[end] === NEWLINE;
                return isWhole && hasTime && this.type >= 0 && this.chat.start > 0 ? end : UNUSUAL;
            }
        }
    }

    #forget(): void {
        forgetSpan(this.chat);
        forgetSpan(this.id);
        forgetSpan(this.agent);
        forgetSpan(this.text);
        forgetSpan(this.caseId);
        forgetSpan(this.agentName);
        forgetSpan(this.queue);
        this.type = -1;
        this.from = -1;
        this.intent = -1;
        this.by = -1;
        this.available = -1;
    }

    #spanOf(field: number): Span {
        switch (field) {
            case FIELD.chat:
                return this.chat;
            case FIELD.id:
                return this.id;
            case FIELD.agent:
                return this.agent;
            case FIELD.text:
                return this.text;
            case FIELD.caseId:
                return this.caseId;
            case FIELD.agentName:
                return this.agentName;
            case FIELD.queue:
                return this.queue;
            default:
                return this.#other;
        }
    }

    #readString(bytes: Buffer, span: Span): boolean {
        // A second field of the same name: which of them counts is not decided here.
        const isFirst = span === this.#other || span.start < 0;
        const end = readSpan(bytes, this.#view, this.#place + 1, span);
        this.#place = end + 1;
        return isFirst && end >= 0;
    }

    #takeString(bytes: Buffer, field: number, span: Span): boolean {
        switch (field) {
            case FIELD.at:
                this.at = this.#time.read(bytes, span.start, span.end);
                return !Number.isNaN(this.at);
            case FIELD.type:
                this.type = wordIn(FIELD_WORDS.type, bytes, span.start, span.end);
                return this.type >= 0;
            case FIELD.from:
                this.from = wordIn(FIELD_WORDS.from, bytes, span.start, span.end);
                return true;
            case FIELD.intent:
                this.intent = wordIn(FIELD_WORDS.intent, bytes, span.start, span.end);
                return true;
            case FIELD.by:
                this.by = wordIn(FIELD_WORDS.by, bytes, span.start, span.end);
                return true;
            case FIELD.text:
            case FIELD.agentName:
                return true;
            case FIELD.available:
                return false;
            default:
                return span.isPlain;
        }
    }

    #readNumber(bytes: Buffer): boolean {
        const start = this.#place;
        let place = start;
        let number = 0;
        for (let byte = bytes[place] ?? 0; byte >= ZERO && byte <= NINE; byte = bytes[place] ?? 0) {
            number = number * 10 + byte - ZERO;
            place += 1;
        }
        this.#place = place;
        this.#number = number;
        const isCanonical = bytes[start] !== ZERO || place === start + 1;
        return place > start && place - start <= MOST_DIGITS && isCanonical;
    }

    #takeNumber(field: number): boolean {
        if (field === FIELD.at) {
            this.at = this.#number;
        } else if (field === FIELD.available) {
            this.available = this.#number;
        }
        return field === FIELD.at || field === FIELD.available || field === NO_FIELD;
    }
}

/** Returns where the quotation mark after a name stands; -1 for a name that is not plain. */
function endOfName(bytes: Buffer, start: number): number {
    let place = start;
    for (let byte = bytes[place] as number; byte !== QUOTE; byte = bytes[place] as number) {
        if (byte < SPACE || byte === BACKSLASH || byte >= FIRST_BEYOND_ASCII) {
            return -1;
        }
        place += 1;
    }
    return place;
}
