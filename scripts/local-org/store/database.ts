import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';

export type Cell = string | number | bigint | null | Uint8Array;
export type Row = Record<string, Cell>;
export type Parameter = SQLInputValue;

/** Statements kept ready; past that all are let go and prepared again as they are needed. */
const STATEMENT_LIMIT = 2000;

/** One SQLite file: statements are prepared once, and everything that changes it happens in a transaction. */
export class Database {
    private readonly sqlite: DatabaseSync;
    private readonly statements = new Map<string, StatementSync>();

    constructor(file: string) {
        this.sqlite = opened(file);
        this.sqlite.function('folded', { deterministic: true }, (text) => {
            return typeof text === 'string' ? text.toLocaleLowerCase('en') : text;
        });
    }

    /** All rows of a query. */
    all(sql: string, ...parameters: Parameter[]): Row[] {
        return this.statement(sql).all(...parameters);
    }

    /** The first row of a query. */
    get(sql: string, ...parameters: Parameter[]): Row | undefined {
        return this.statement(sql).get(...parameters);
    }

    /** The rows of a query as arrays of their columns. */
    arrays(sql: string, parameters: readonly Parameter[]): Cell[][] {
        const statement = this.statement(sql);
        statement.setReturnArrays(true);
        return statement.all(...parameters) as unknown as Cell[][];
    }

    /** Runs a statement that changes rows, and says how many it changed. */
    run(sql: string, ...parameters: Parameter[]): number {
        return Number(this.statement(sql).run(...parameters).changes);
    }

    /** Changes tables. What was prepared before may be stale afterwards. */
    define(sql: string): void {
        this.statements.clear();
        this.sqlite.exec(sql);
    }

    /** All or nothing. */
    transaction<Result>(work: () => Result): Result {
        this.sqlite.exec('BEGIN IMMEDIATE');
        try {
            const result = work();
            this.sqlite.exec('COMMIT');
            return result;
        } catch (error) {
            this.sqlite.exec('ROLLBACK');
            throw error;
        }
    }

    close(): void {
        this.statements.clear();
        this.sqlite.close();
    }

    private statement(sql: string): StatementSync {
        const known = this.statements.get(sql);
        if (known) {
            return known;
        }
        if (this.statements.size >= STATEMENT_LIMIT) {
            this.statements.clear();
        }
        const statement = this.sqlite.prepare(sql);
        this.statements.set(sql, statement);
        return statement;
    }
}

/** A name as SQL takes it, whatever word it is. */
export function quoted(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

/** Opens a file; the local org may be lost with the machine's power, it may not be slow. */
function opened(file: string): DatabaseSync {
    try {
        const sqlite = new DatabaseSync(file);
        sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;');
        return sqlite;
    } catch (error) {
        const problem = `The database ${file} cannot be opened: ${errorMessage(error)}.`;
        throw new CommandError(`${problem} Name another file with --database.`, { cause: error });
    }
}
