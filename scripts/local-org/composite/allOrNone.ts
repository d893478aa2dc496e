import type { Call } from '../api/call.ts';
import { failure, rolledBack, type SaveResult } from '../rest/saveResult.ts';

class Rollback extends Error {
    readonly results: SaveResult[];

    constructor(results: SaveResult[]) {
        super('rolled back');
        this.results = results;
    }
}

/** Saves several records in one transaction; each may fail alone, unless all or none are asked for. */
export function saveAll<Item>(
    call: Call,
    items: readonly Item[],
    allOrNone: boolean,
    save: (item: Item) => SaveResult
): SaveResult[] {
    try {
        return call.org.write(() => {
            const results = items.map((item) => attempt(() => save(item)));
            if (allOrNone && results.some(({ success }) => !success)) {
                throw new Rollback(results);
            }
            return results;
        });
    } catch (error) {
        if (!(error instanceof Rollback)) {
            throw error;
        }
        return error.results.map((result) => (result.success ? rolledBack() : result));
    }
}

function attempt(save: () => SaveResult): SaveResult {
    try {
        return save();
    } catch (error) {
        return failure(error);
    }
}
