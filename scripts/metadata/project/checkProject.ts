import { type Component, keyOf, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { checkMetadata } from '../checkMetadata.ts';
import { readComponents } from '../components/readComponents.ts';
import { objectsNotFor, typesNotFor } from './packageFeatures.ts';
import { type PackageDirectory, PROJECT_FILE } from './readProject.ts';
import { translationProblems } from './translations.ts';

type Components = ReadonlyMap<string, Component>;

const STANDARD_OBJECT = /^CustomObject:\w+(?<!__\w)$/;

/**
 * What is wrong with the metadata of a project. Each package directory is checked as an org sees it that has only this
 * one and the default one, so that everything deploys where an optional one is left out.
 */
export function checkProject(packages: readonly PackageDirectory[]): Problem[] {
    const read = new Map(packages.map((each) => [each, readComponents(each.files ?? []).all]));
    return packages.flatMap((own) => {
        if (!own.files) {
            return [absentDirectory(own)];
        }
        const needed = packages.filter((other) => other !== own && other.isDefault);
        const others = packages.filter((other) => other !== own && !other.isDefault);
        const alreadyThere = needed.flatMap((other) => [...(read.get(other)?.values() ?? [])]);
        const elsewhere = new Map(others.flatMap((other) => namesOf(other, read.get(other) ?? new Map())));
        for (const [object, home] of objectsNotFor(own.path)) {
            elsewhere.set(keyOf({ type: 'CustomObject', fullName: object }), home);
        }
        const components = read.get(own) ?? new Map<string, Component>();
        return [
            ...checkMetadata(own.files, { alreadyThere, elsewhere }),
            ...twins(own, components, packages, read),
            ...misplaced(own, components),
            ...translationProblems([...alreadyThere, ...components.values()], own.path)
        ];
    });
}

function absentDirectory({ path, line }: PackageDirectory): Problem {
    const problem = `The package directory ${path} does not exist.`;
    return { type: '', fullName: path, file: PROJECT_FILE, line, column: 1, problem };
}

/** A standard object is the org's own, even where another package directory adds to it. */
function namesOf({ path }: PackageDirectory, components: Components): [string, string][] {
    return [...components.keys()].filter((key) => !STANDARD_OBJECT.test(key)).map((key) => [key, path]);
}

/** Components of a type that not every org takes, and this package directory is for any org. */
function misplaced({ path }: PackageDirectory, components: Components): Problem[] {
    const types = typesNotFor(path);
    return [...components.values()].flatMap((component) => {
        const home = types.get(component.type);
        if (home === undefined) {
            return [];
        }
        return [problemOf(component, `A ${component.type} is not for this package; it belongs to ${home}.`)];
    });
}

/** What an earlier package directory has too: which of them holds depends on the order of deploys. */
function twins(
    own: PackageDirectory,
    components: Components,
    packages: readonly PackageDirectory[],
    read: ReadonlyMap<PackageDirectory, Components>
): Problem[] {
    return packages.slice(0, packages.indexOf(own)).flatMap((earlier) =>
        [...components].flatMap(([key, { type, fullName, files, xml }]) => {
            const twin = STANDARD_OBJECT.test(key) || type === 'CustomLabels' ? undefined : read.get(earlier)?.get(key);
            if (!twin) {
                return [];
            }
            const [file = ''] = files.keys();
            const [other = ''] = twin.files.keys();
            const problem = `There are two of the ${type} ${fullName}; the other is ${other}.`;
            return [{ type, fullName, file, line: xml?.line ?? 1, column: xml?.column ?? 1, problem }];
        })
    );
}
