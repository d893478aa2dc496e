import { readTime } from '../../formats/timeline/readTime.ts';
import { sameBytes } from './hash.ts';

const ZERO = 0x30;
const DAY_LENGTH = '2026-01-05'.length;
/** The length of the layout that most programs write. */
export const USUAL_LENGTH = '2026-01-05T09:00:00.000Z'.length;
const MINUTE = 60_000;
const CODE = { T: 0x54, colon: 0x3a, point: 0x2e, Z: 0x5a };

/** Reads times from their bytes; the day, which is mostly that of the line before, is worked out once. */
export class FastTime {
    #day = new Uint8Array(DAY_LENGTH);
    #midnight = NaN;

    /** Returns epoch milliseconds; NaN where the bytes are no time with an offset. */
    read(bytes: Buffer, start: number, end: number): number {
        const isUsual =
            end - start === USUAL_LENGTH &&
            bytes[start + 10] === CODE.T &&
            bytes[start + 13] === CODE.colon &&
            bytes[start + 16] === CODE.colon &&
            bytes[start + 19] === CODE.point &&
            bytes[start + 23] === CODE.Z;
        if (!isUsual) {
            return readTime(bytes.toString('latin1', start, end)) ?? NaN;
        }
        if (!sameBytes(this.#day, 0, bytes, start, DAY_LENGTH)) {
            this.#day.set(bytes.subarray(start, start + DAY_LENGTH));
            this.#midnight = readTime(`${bytes.toString('latin1', start, start + DAY_LENGTH)}T00:00:00.000Z`) ?? NaN;
        }
        const hour = twoDigits(bytes, start + 11);
        const minute = twoDigits(bytes, start + 14);
        const second = twoDigits(bytes, start + 17);
        const rest = twoDigits(bytes, start + 20) * 10 + digit(bytes[start + 22] ?? 0);
        return hour <= 23 && minute <= 59 && second <= 59
            ? this.#midnight + (hour * 60 + minute) * MINUTE + second * 1000 + rest
            : NaN;
    }
}

function digit(byte: number): number {
    const value = byte - ZERO;
    return value >= 0 && value <= 9 ? value : NaN;
}

function twoDigits(bytes: Uint8Array, place: number): number {
    return digit(bytes[place] ?? 0) * 10 + digit(bytes[place + 1] ?? 0);
}
