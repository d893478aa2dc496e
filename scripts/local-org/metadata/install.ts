import type { Org } from '../org.ts';
import { buildSchema } from './buildSchema.ts';
import { standardObjects } from '../schema/standardObjects.ts';
import { unavailable } from './availability.ts';
import type { Catalogue } from './catalogue.ts';
import { type Component, keyOf, type Problem, problemOf } from './component.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { permissionSet, permissionSetProblems } from './permissionSets.ts';
import { channelMemberProblems, settingProblems } from './settingRules.ts';
import { featuresIn } from './languageSettings.ts';
import { removeSetupRecords, saveSetupRecords } from './setupRecords.ts';

/** What a deploy changes: components that come or change, and keys of those that go. */
export interface Changes {
    deployed: readonly Component[];
    deleted: readonly string[];
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PARTS = new Set(OBJECT_PARTS.map(({ element }) => element));

/** The problems that the org would have after these changes; none of them is made. */
export function problemsAfter(org: Org, catalogue: Catalogue, changes: Changes): Problem[] {
    const after = componentsAfter(catalogue, changes);
    const { schema, problems } = buildSchema(
        after.values(),
        (object) => prefixFor(org, object),
        standardObjects(org.features, org.securedFields)
    );
    const refused = changes.deployed.flatMap((component) => unavailable(component, org.features));
    const isRefused = new Set(refused.map(keyOf));
    for (const component of after.values()) {
        if (component.type === 'PermissionSet') {
            problems.push(...permissionSetProblems(component, schema));
        }
    }
    problems.push(
        ...changes.deployed.flatMap(settingProblems),
        ...channelMemberProblems([...after.values()], (component) => catalogue.stamps.get(keyOf(component))?.id ?? '')
    );
    for (const key of changes.deleted) {
        if (!catalogue.components.has(key)) {
            const [type = '', fullName = ''] = key.split(':');
            problems.push(problemOf({ type, fullName, files: new Map() }, `No ${type} named: ${fullName} found`));
        }
    }
    return [...refused, ...problems.filter((problem) => !isRefused.has(keyOf(problem)))];
}

/** Makes the changes, all of them or none: tables, permissions, and the records that components are. */
export function applyChanges(org: Org, catalogue: Catalogue, changes: Changes): void {
    try {
        org.write(() => change(org, catalogue, changes));
    } catch (error) {
        // The transaction left the file as it was; what is kept in memory follows it.
        catalogue.reload();
        installCatalogue(org, catalogue);
        throw error;
    }
}

function change(org: Org, catalogue: Catalogue, changes: Changes): void {
    const gone = changes.deleted.flatMap((key) => catalogue.components.get(key) ?? []);
    removeSetupRecords(org, gone);
    catalogue.store(
        changes.deployed.filter((component) => standsAlone(catalogue, component)),
        changes.deleted
    );
    installCatalogue(org, catalogue);
    saveSetupRecords(org, changes.deployed);
}

/** Puts what was deployed in force. */
export function installCatalogue(org: Org, catalogue: Catalogue): void {
    org.features = featuresIn(org, catalogue);
    const { schema } = buildSchema(
        catalogue.components.values(),
        (object) => prefixFor(org, object),
        standardObjects(org.features, org.securedFields)
    );
    const sets = [...catalogue.components.values()].filter(({ type }) => type === 'PermissionSet').map(permissionSet);
    org.install(schema, new Map(sets.map((set) => [set.name.toLowerCase(), set])));
}

function componentsAfter(catalogue: Catalogue, { deployed, deleted }: Changes): Map<string, Component> {
    const after = new Map(catalogue.components);
    for (const key of deleted) {
        remove(after, key);
    }
    for (const component of deployed) {
        if (standsAlone(catalogue, component)) {
            after.set(keyOf(component), component);
        }
    }
    return after;
}

/** With an object go its fields and rules. */
function remove(components: Map<string, Component>, key: string): void {
    components.delete(key);
    if (!key.startsWith('CustomObject:')) {
        return;
    }
    const name = key.slice('CustomObject:'.length);
    for (const [other, { fullName }] of components) {
        if (fullName.startsWith(`${name}.`)) {
            components.delete(other);
        }
    }
}

/** A file of an object may bring only some of its parts; then the object itself stays as it is. */
function standsAlone(catalogue: Catalogue, component: Component): boolean {
    if (component.type !== 'CustomObject' || !catalogue.components.has(keyOf(component))) {
        return true;
    }
    return component.xml?.children.some(({ name }) => !PARTS.has(name) && name !== 'fullName') ?? false;
}

/** The three characters of a custom object's ids; they stay the same whatever else is deployed. */
function prefixFor(org: Org, object: string): string {
    const name = `prefix ${object.toLowerCase()}`;
    const known = org.counters.peek(name);
    if (known !== undefined) {
        return prefix(known);
    }
    const number = org.counters.next('prefixes', 0);
    org.counters.set(name, number);
    return prefix(number);
}

function prefix(number: number): string {
    return `a${ALPHABET[Math.floor(number / ALPHABET.length)] ?? ''}${ALPHABET[number % ALPHABET.length] ?? ''}`;
}
