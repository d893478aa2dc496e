const MINUTE = 60_000;
const FIRST_SIZE = 1 << 16;
const ZERO = 0x30;
const POINT = 0x2e;
const MINUS = 0x2d;
const QUOTE = 0x22;
const BEYOND_ASCII = 0x80;
/** More than the longest number or instant that is written. */
const SHORT = 64;
const KNOWN_MINUTES = 1 << 12;
/** Of `2026-01-05T09:00:00.000Z`: what changes only with the minute. */
const MINUTE_LENGTH = '2026-01-05T09:00:'.length;

/** Writes text into bytes: a report is hundreds of megabytes, and strings of that size cost more than the rules do. */
export class ByteWriter {
    bytes = Buffer.allocUnsafe(FIRST_SIZE);
    length = 0;
    #minutes = new Map<number, Uint8Array>();
    #minute = NaN;
    #minuteText: Uint8Array = new Uint8Array();

    /** Makes room for so many bytes more. */
    reserve(more: number): void {
        if (this.length + more > this.bytes.length) {
            const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
            this.bytes.copy(larger, 0, 0, this.length);
            this.bytes = larger;
        }
    }

    /** Writes bytes that are ready. */
    put(bytes: Uint8Array): void {
        const { length } = bytes;
        this.reserve(length);
        const target = this.bytes;
        const start = this.length;
        for (let place = 0; place < length; place += 1) {
            target[start + place] = bytes[place] as number;
        }
        this.length = start + length;
    }

    /** Writes many bytes that are ready. */
    copy(bytes: Uint8Array): void {
        this.reserve(bytes.length);
        this.bytes.set(bytes, this.length);
        this.length += bytes.length;
    }

    /** Writes a text. */
    text(text: string): void {
        this.reserve(text.length * 3);
        const { bytes, length } = this;
        if (text.length < SHORT) {
            for (let place = 0; place < text.length; place += 1) {
                const code = text.charCodeAt(place);
                if (code >= BEYOND_ASCII) {
                    this.length += bytes.write(text, length, 'utf8');
                    return;
                }
                bytes[length + place] = code;
            }
            this.length = length + text.length;
            return;
        }
        this.length += bytes.write(text, length, 'utf8');
    }

    /** Writes an instant as `Date.toISOString` does, in quotation marks. */
    quotedInstant(at: number): void {
        this.reserve(SHORT);
        this.bytes[this.length] = QUOTE;
        this.length += 1;
        this.instant(at);
        this.bytes[this.length] = QUOTE;
        this.length += 1;
    }

    /** Writes an instant as `Date.toISOString` does. */
    instant(at: number): void {
        this.reserve(SHORT);
        const minute = Math.floor(at / MINUTE);
        if (minute !== this.#minute) {
            this.#minute = minute;
            this.#minuteText = this.#textOf(minute);
        }
        const text = this.#minuteText;
        const { bytes } = this;
        let place = this.length;
        for (let index = 0; index < text.length; index += 1) {
            bytes[place + index] = text[index] as number;
        }
        place += text.length;
        const rest = at - minute * MINUTE;
        const second = (rest / 1000) | 0;
        const thousandths = rest - second * 1000;
        bytes[place] = ZERO + ((second / 10) | 0);
        bytes[place + 1] = ZERO + (second % 10);
        bytes[place + 2] = POINT;
        bytes[place + 3] = ZERO + ((thousandths / 100) | 0);
        bytes[place + 4] = ZERO + (((thousandths / 10) | 0) % 10);
        bytes[place + 5] = ZERO + (thousandths % 10);
        bytes[place + 6] = 0x5a;
        this.length = place + 7;
    }

    #textOf(minute: number): Uint8Array {
        let text = this.#minutes.get(minute);
        if (text === undefined) {
            if (this.#minutes.size >= KNOWN_MINUTES) {
                this.#minutes.clear();
            }
            const iso = new Date(minute * MINUTE).toISOString();
            // Years of more than four digits have a longer beginning.
            text = Buffer.from(iso.slice(0, iso.length - 24 + MINUTE_LENGTH));
            this.#minutes.set(minute, text);
        }
        return text;
    }

    /** Writes milliseconds as a JSON number of seconds: 75200 is `75.2`. */
    seconds(milliseconds: number): void {
        this.reserve(SHORT);
        let left = milliseconds;
        if (left < 0) {
            this.bytes[this.length] = MINUS;
            this.length += 1;
            left = -left;
        }
        const whole = Math.floor(left / 1000);
        const rest = left - whole * 1000;
        this.#whole(whole);
        if (rest > 0) {
            const { bytes } = this;
            let place = this.length;
            bytes[place] = POINT;
            bytes[place + 1] = ZERO + ((rest / 100) | 0);
            place += 2;
            const hundredths = rest % 100;
            if (hundredths > 0) {
                bytes[place] = ZERO + ((hundredths / 10) | 0);
                place += 1;
                if (hundredths % 10 > 0) {
                    bytes[place] = ZERO + (hundredths % 10);
                    place += 1;
                }
            }
            this.length = place;
        }
    }

    #whole(number: number): void {
        if (number >= 1e9) {
            this.text(String(number));
            return;
        }
        let digits = 1;
        for (let power = 10; number >= power; power *= 10) {
            digits += 1;
        }
        const end = this.length + digits;
        let left = number;
        for (let place = end - 1; place >= this.length; place -= 1) {
            const next = (left / 10) | 0;
            this.bytes[place] = ZERO + (left - next * 10);
            left = next;
        }
        this.length = end;
    }

    /** Forgets what was written. */
    clear(): void {
        this.length = 0;
    }
}
