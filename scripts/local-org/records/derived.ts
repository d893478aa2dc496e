import type { Cell } from '../store/database.ts';
import type { Save } from './save.ts';

/** Fields that follow from others of the same record, object by object, as the platform fills them. */
const DERIVED: Record<string, (save: Save) => void> = { Contact: fullName, User: fullName, Case: caseState };
const CLOSED = 'Closed';

/** Fills in what follows from the values of the save. */
export function derive(save: Save): void {
    DERIVED[save.object.name]?.(save);
}

function current(save: Save, field: string): Cell {
    return (field in save.values ? save.values[field] : save.before?.[field]) ?? null;
}

function fullName(save: Save): void {
    if (!('FirstName' in save.values || 'LastName' in save.values)) {
        return;
    }
    const parts = [current(save, 'FirstName'), current(save, 'LastName')];
    save.values['Name'] = parts.filter((part) => part !== null).join(' ');
}

function caseState(save: Save): void {
    if ('Status' in save.values) {
        const isClosed = save.values['Status'] === CLOSED;
        save.values['IsClosed'] = isClosed ? 1 : 0;
        save.values['ClosedDate'] = isClosed ? (save.before?.['ClosedDate'] ?? save.org.savedAt()) : null;
    }
    // A case belongs to the account of its contact unless it is told another one.
    if (
        typeof save.values['ContactId'] === 'string' &&
        !('AccountId' in save.values) &&
        current(save, 'AccountId') === null
    ) {
        const contact = save.org.database.get('SELECT AccountId FROM o_Contact WHERE Id = ?', save.values['ContactId']);
        save.values['AccountId'] = contact?.['AccountId'] ?? null;
    }
}
