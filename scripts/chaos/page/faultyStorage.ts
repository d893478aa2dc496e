import type { Random } from '../../harness/random.ts';

/** How the browser's storage is, for what the product keeps: all well, full, or not allowed at all. */
export type StorageState = 'well' | 'full' | 'denied';

/** Lightning Web Security puts a prefix before the keys of a namespace. */
const PRODUCTS = /^(?:LSKey\[c\])?etiquette\|/;

function isProducts(key: string): boolean {
    return PRODUCTS.test(key);
}

/** What a tab of another version, or an extension, may have left. */
const UNREADABLE = [
    'null',
    '{"type":"from a later version"}',
    '[{"type":"unheard of"}]',
    '{',
    '[null]',
    '""',
    '{"events":[null]}'
];

/**
 * Writes what the product cannot read in place of a chat that it stored, or beside anything else that it stored. What
 * it decided once is left as it is: without that nobody could tell what was done.
 */
export function spoilStorage(random: Random): void {
    const keys = Object.keys(localStorage).filter(isProducts);
    if (keys.length > 0) {
        const key = random.pick(keys);
        localStorage.setItem(key.includes('|chat') ? key : `${key}x`, random.pick(UNREADABLE));
    }
}

/** Lets localStorage fail the product as browsers do; `state` says how it is now. */
export function makeStorageFaulty(state: () => StorageState): void {
    const { setItem, getItem, removeItem } = Storage.prototype;
    const denied = (): never => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Storage.prototype.setItem = function (key, value) {
        if (isProducts(key) && state() === 'full') {
            throw new DOMException('Quota exceeded.', 'QuotaExceededError');
        }
        if (isProducts(key) && state() === 'denied') {
            denied();
        }
        setItem.call(this, key, value);
    };
    Storage.prototype.getItem = function (key) {
        return isProducts(key) && state() === 'denied' ? denied() : getItem.call(this, key);
    };
    Storage.prototype.removeItem = function (key) {
        if (isProducts(key) && state() === 'denied') {
            denied();
        }
        removeItem.call(this, key);
    };
}
