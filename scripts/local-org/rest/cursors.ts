import { randomBytes } from 'node:crypto';
import { ApiError } from '../api/apiError.ts';
import { CURSOR_LIMIT } from '../api/limits.ts';
import { makeId } from '../ids/recordId.ts';
import type { Found } from '../soql/query.ts';

interface Cursor {
    found: Found;
    pageSize: number;
    userId: string;
}

const LOCATOR = /^(?<id>\w{15,18})-(?<from>\d+)$/;
const START = randomBytes(3).readUIntBE(0, 3);

/** Query results of which a client has not read every page yet. */
export class Cursors {
    private readonly cursors = new Map<string, Cursor>();
    private count = START;

    /** Keeps a result; gives the locator of the page that begins there. */
    keep(found: Found, pageSize: number, userId: string): string {
        this.count++;
        const id = makeId('01g', this.count);
        const [oldest] = this.cursors.keys();
        if (this.cursors.size >= CURSOR_LIMIT && oldest !== undefined) {
            this.cursors.delete(oldest);
        }
        this.cursors.set(id, { found, pageSize, userId });
        return id;
    }

    /** The result that a locator belongs to, and where its page begins. */
    at(locator: string, userId: string): { id: string; found: Found; from: number; pageSize: number } {
        const groups = LOCATOR.exec(locator)?.groups;
        const id = groups?.['id'] ?? '';
        const cursor = this.cursors.get(id);
        if (!cursor || cursor.userId !== userId) {
            throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
        }
        return { id, found: cursor.found, from: Number(groups?.['from']), pageSize: cursor.pageSize };
    }

    /** Lets a result go whose last page was read. */
    drop(id: string): void {
        this.cursors.delete(id);
    }
}
