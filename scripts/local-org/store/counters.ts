import type { Database } from './database.ts';

/** Counters that go on between starts: one for the ids of each object, one for each auto-number. */
export class Counters {
    private readonly values = new Map<string, number>();
    private readonly dirty = new Set<string>();
    private readonly database: Database;

    constructor(database: Database) {
        this.database = database;
        database.define(
            'CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID'
        );
    }

    /** The next number of a counter; the first one is `start`. */
    next(name: string, start = 1): number {
        const value = (this.peek(name) ?? start - 1) + 1;
        this.values.set(name, value);
        this.dirty.add(name);
        return value;
    }

    /** Where a counter stands; undefined for one that was never used. */
    peek(name: string): number | undefined {
        return this.values.get(name) ?? this.read(name);
    }

    /** Puts a counter where it shall stand. */
    set(name: string, value: number): void {
        this.values.set(name, value);
        this.dirty.add(name);
    }

    /** Writes down how far the counters are; part of every transaction that used one. */
    keep(): void {
        for (const name of this.dirty) {
            this.database.run(
                'INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)',
                name,
                this.values.get(name) ?? 0
            );
        }
        this.dirty.clear();
    }

    private read(name: string): number | undefined {
        const row = this.database.get('SELECT value FROM counter WHERE name = ?', name);
        return row === undefined ? undefined : Number(row['value']);
    }
}
