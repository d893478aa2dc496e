import type { Org } from '../org.ts';
import { makeId } from '../ids/recordId.ts';
import { parseXml } from '../../formats/xml/parseXml.ts';
import { type Component, keyOf } from './component.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';

/** When a component came and was last deployed. */
export interface Stamp {
    id: string;
    createdAt: number;
    changedAt: number;
}

const PARTS = new Map([
    ...OBJECT_PARTS.map(({ type, element }) => [type, element] as const),
    ['CustomLabel', 'labels'] as const
]);

/** Everything that was deployed, kept in the org's own file. */
export class Catalogue {
    readonly components = new Map<string, Component>();
    readonly stamps = new Map<string, Stamp>();
    private readonly org: Org;

    constructor(org: Org) {
        this.org = org;
        org.database.define(
            `CREATE TABLE IF NOT EXISTS component
             (type TEXT, name TEXT, path TEXT, content BLOB, source TEXT, id TEXT, createdAt INTEGER, changedAt INTEGER,
              PRIMARY KEY (type, name, path)) WITHOUT ROWID`
        );
        this.reload();
    }

    /** Takes everything from the file, whatever was in memory. */
    reload(): void {
        this.components.clear();
        this.stamps.clear();
        this.load();
    }

    /** All but the components of these keys. */
    without(keys: readonly string[]): Component[] {
        return [...this.components].flatMap(([key, component]) => (keys.includes(key) ? [] : [component]));
    }

    /** Takes what was deployed, and lets go of what was deleted. Part of the deploy's transaction. */
    store(deployed: Iterable<Component>, deleted: Iterable<string>): void {
        for (const key of deleted) {
            const component = this.components.get(key);
            if (component) {
                this.org.database.run(
                    'DELETE FROM component WHERE type = ? AND name = ?',
                    component.type,
                    component.fullName
                );
            }
            this.components.delete(key);
            this.stamps.delete(key);
        }
        const at = this.org.now();
        for (const component of deployed) {
            const key = keyOf(component);
            const known = this.stamps.get(key);
            const stamp = {
                id: known?.id ?? makeId('0Lc', this.org.counters.next('component')),
                createdAt: known?.createdAt ?? at,
                changedAt: at
            };
            this.components.set(key, component);
            this.stamps.set(key, stamp);
            this.write(component, stamp);
        }
    }

    private write({ type, fullName, files, source }: Component, { id, createdAt, changedAt }: Stamp): void {
        const { database } = this.org;
        database.run('DELETE FROM component WHERE type = ? AND name = ?', type, fullName);
        for (const [path, content] of files) {
            // A part of an object keeps its own text; the whole file changes with every other part.
            const kept = PARTS.has(type) ? Buffer.alloc(0) : content;
            database.run(
                'INSERT INTO component VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                type,
                fullName,
                path,
                kept,
                source ?? null,
                id,
                createdAt,
                changedAt
            );
        }
    }

    private load(): void {
        for (const row of this.org.database.all('SELECT * FROM component ORDER BY type, name, path')) {
            const type = String(row['type']);
            const fullName = String(row['name']);
            const key = keyOf({ type, fullName });
            const component = this.components.get(key) ?? this.loaded(type, fullName, row['source']);
            component.files.set(String(row['path']), Buffer.from(row['content'] as Uint8Array));
            this.components.set(key, component);
            this.stamps.set(key, {
                id: String(row['id']),
                createdAt: Number(row['createdAt']),
                changedAt: Number(row['changedAt'])
            });
        }
    }

    private loaded(type: string, fullName: string, source: unknown): Component {
        const component: Component = { type, fullName, files: new Map() };
        if (typeof source !== 'string') {
            return component;
        }
        const element = PARTS.get(type);
        return {
            ...component,
            source,
            xml: parseXml(element === undefined ? source : `<${element}>${source}</${element}>`)
        };
    }
}
