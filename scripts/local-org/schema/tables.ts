import { type Database, quoted } from '../store/database.ts';
import { type Field, type FieldType, isStored, isText } from './field.ts';
import type { Schema } from './schema.ts';
import type { SObject } from './sobject.ts';

/** Brings the tables to what the schema says. What a field held that is gone is gone with it. */
export function migrate(database: Database, schema: Schema): void {
    const existing = new Set(
        database.all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name))
    );
    const wanted = new Map(schema.objects.map((object) => [tableOf(object), object]));
    for (const table of existing) {
        if (table.startsWith('o_') && !wanted.has(table)) {
            database.define(`DROP TABLE ${quoted(table)}`);
        }
    }
    for (const [table, object] of wanted) {
        if (existing.has(table)) {
            alter(database, table, object);
        } else {
            database.define(`CREATE TABLE ${quoted(table)} (${columns(object).join(', ')}) WITHOUT ROWID`);
        }
        makeIndexes(database, table, object);
    }
}

/** The table of an object's records. */
export function tableOf(object: SObject): string {
    return `o_${object.name}`;
}

function columns(object: SObject): string[] {
    return stored(object).map(column);
}

function stored(object: SObject): Field[] {
    return [...object.fields.values()].filter(isStored);
}

function column(field: Field): string {
    return `${quoted(field.name)} ${columnType(field)}`;
}

function columnType(field: Field): string {
    if (field.type === 'id') {
        return 'TEXT PRIMARY KEY';
    }
    if (field.type === 'boolean') {
        return 'INTEGER NOT NULL DEFAULT 0';
    }
    if (field.type === 'reference' || field.caseSensitive) {
        return 'TEXT';
    }
    if (isText(field.type)) {
        return 'TEXT COLLATE NOCASE';
    }
    return field.type === 'int' || field.type === 'datetime' ? 'INTEGER' : 'REAL';
}

function alter(database: Database, table: string, object: SObject): void {
    const there = new Map(
        database
            .all(`SELECT name, type FROM pragma_table_info(?)`, table)
            .map((row) => [String(row['name']), String(row['type'])])
    );
    const fields = stored(object);
    const names = new Set(fields.map((field) => field.name));
    for (const name of there.keys()) {
        if (!names.has(name)) {
            dropColumn(database, table, name);
        }
    }
    for (const field of fields) {
        const type = there.get(field.name);
        if (type !== undefined && type === affinity(field)) {
            continue;
        }
        if (type !== undefined) {
            dropColumn(database, table, field.name);
        }
        database.define(`ALTER TABLE ${quoted(table)} ADD COLUMN ${column(field)}`);
    }
}

function affinity(field: Field): string {
    return columnType(field).split(' ')[0] ?? '';
}

function dropColumn(database: Database, table: string, name: string): void {
    database.define(`DROP INDEX IF EXISTS ${quoted(`${table}.${name}`)}`);
    database.define(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(name)}`);
}

/** Ids are indexed as the key; external ids and unique fields are looked for on every save. */
function makeIndexes(database: Database, table: string, object: SObject): void {
    const there = new Set(database.all('SELECT name FROM pragma_index_list(?)', table).map(({ name }) => String(name)));
    for (const field of stored(object)) {
        const name = `${table}.${field.name}`;
        if (!isSought(field) || there.has(name)) {
            continue;
        }
        database.define(`CREATE INDEX ${quoted(name)} ON ${quoted(table)} (${quoted(field.name)})`);
    }
}

const SOUGHT: readonly FieldType[] = ['reference'];

function isSought(field: Field): boolean {
    return (
        field.unique ||
        field.externalId ||
        (SOUGHT.includes(field.type) && !field.system && field.relationship !== 'Owner')
    );
}
