import { tableOf } from '../schema/tables.ts';
import { quoted } from '../store/database.ts';
import type { Save } from './save.ts';

/** Puts a new record into its table. */
export function insert(save: Save): void {
    const names = Object.keys(save.values);
    const columns = names.map(quoted).join(', ');
    const places = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quoted(tableOf(save.object))} (${columns}) VALUES (${places})`;
    save.org.database.run(sql, ...Object.values(save.values));
    note(save, 'CREATE');
}

/** Writes what changed, and that it changed, even where nothing else did. */
export function writeChanges(save: Save): void {
    const at = save.org.savedAt();
    save.values = { LastModifiedDate: at, LastModifiedById: save.access.userId, SystemModstamp: at, ...save.values };
    const assignments = Object.keys(save.values).map((name) => `${quoted(name)} = ?`);
    const sql = `UPDATE ${quoted(tableOf(save.object))} SET ${assignments.join(', ')} WHERE Id = ?`;
    save.org.database.run(sql, ...Object.values(save.values), save.id);
    note(save, 'UPDATE');
}

function note(save: Save, type: 'CREATE' | 'UPDATE'): void {
    const { object, id, values, access, org } = save;
    org.changed({ entity: object.name, id, type, values, userId: access.userId, at: org.savedAt() });
}
