import { type Component, keyOf, type Problem } from '../local-org/metadata/component.ts';
import { OBJECT_PARTS } from '../formats/package/objectParts.ts';
import { readComponents } from './components/readComponents.ts';
import { metadataModel } from './model/cachedModel.ts';
import { referenceProblems } from './references/referenceProblems.ts';
import { buildKnown } from './references/schemaProblems.ts';
import { checkShape } from './shape/checkShape.ts';
import type { SourceFile } from './sourceFile.ts';

/** What an org has beside the files that are checked. */
export interface Surroundings {
    /** Components that are there already; they are not checked. */
    alreadyThere?: Iterable<Component>;
    /** What these files may not refer to, by type and name, and where it is. */
    elsewhere?: ReadonlyMap<string, string>;
}

const PARTS = new Set([...OBJECT_PARTS.map(({ element }) => element), 'fullName']);

/**
 * What is wrong with files of metadata, in source format or in the format of a deploy: XML, elements and values, and
 * everything that refers to what is not there.
 */
export function checkMetadata(files: readonly SourceFile[], surroundings: Surroundings = {}): Problem[] {
    const { all, descriptions, problems } = readComponents(files);
    const model = metadataModel();
    const shape = descriptions.flatMap((description) => checkShape(description, model));
    const before = [...(surroundings.alreadyThere ?? [])];
    const { known, problems: unbuildable } = buildKnown(together(before, all), surroundings.elsewhere ?? new Map());
    const references = [...all.values()].flatMap((component) => referenceProblems(component, known));
    const checked = unbuildable.filter((problem) => all.has(keyOf(problem)));
    return [...problems, ...shape, ...checked, ...references].sort(byPlace);
}

function together(before: readonly Component[], all: ReadonlyMap<string, Component>): Component[] {
    const merged = new Map(before.map((component) => [keyOf(component), component]));
    for (const [key, component] of all) {
        if (!merged.has(key) || !isOnlyParts(component)) {
            merged.set(key, component);
        }
    }
    return [...merged.values()];
}

/** A file of an object may bring no more than some of its fields; the object stays what it was. */
function isOnlyParts({ type, xml }: Component): boolean {
    return type === 'CustomObject' && (xml?.children.every(({ name }) => PARTS.has(name)) ?? true);
}

function byPlace(left: Problem, right: Problem): number {
    return left.file.localeCompare(right.file) || left.line - right.line || left.column - right.column;
}
