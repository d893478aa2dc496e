import { setImmediate } from 'node:timers/promises';
import { makeId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { ZipError, readZip } from '../../formats/zip/readZip.ts';
import { bundleProblems } from './bundleProblems.ts';
import type { Catalogue } from './catalogue.ts';
import { type Component, keyOf, type Problem } from './component.ts';
import { applyChanges, type Changes, problemsAfter } from './install.ts';
import { chosen, readManifest } from './manifest.ts';
import { readPackage } from './readPackage.ts';

/** Another check of a package, by its files and what the org keeps beside them; what it finds fails the deploy too. */
export type PackageCheck = (
    files: ReadonlyMap<string, Buffer>,
    alreadyThere: Iterable<Component>
) => readonly Problem[] | Promise<readonly Problem[]>;

export interface DeployRequest {
    zip: Buffer;
    checkOnly: boolean;
    options: Record<string, unknown>;
    userId: string;
}

/** How a deploy went. */
export interface Deploy {
    id: string;
    checkOnly: boolean;
    options: Record<string, unknown>;
    userId: string;
    startedAt: number;
    completedAt: number;
    succeeded: boolean;
    components: { component: Component; created: boolean; deleted: boolean; changed: boolean; id: string }[];
    problems: Problem[];
}

/** Reads a zip, checks everything in it, and puts it in force if nothing is wrong: all of it or nothing. */
export async function deploy(
    org: Org,
    catalogue: Catalogue,
    request: DeployRequest,
    check?: PackageCheck
): Promise<Deploy> {
    const startedAt = org.now();
    const { changes, problems } = await inspect(org, catalogue, request.zip, check);
    const succeeded = problems.length === 0;
    const components = [
        ...changes.deployed.map((component) => report(catalogue, component, false)),
        ...changes.deleted.flatMap((key) => {
            const component = catalogue.components.get(key);
            return component ? [report(catalogue, component, true)] : [];
        })
    ];
    if (succeeded && !request.checkOnly) {
        applyChanges(org, catalogue, changes);
        for (const each of components) {
            each.id = catalogue.stamps.get(keyOf(each.component))?.id ?? each.id;
        }
    }
    const id = makeId('0Af', org.counters.next('deploys'));
    org.write(() => undefined);
    const { checkOnly, options, userId } = request;
    return { id, checkOnly, options, userId, startedAt, completedAt: org.now(), succeeded, components, problems };
}

async function inspect(
    org: Org,
    catalogue: Catalogue,
    zip: Buffer,
    check: PackageCheck | undefined
): Promise<{ changes: Changes; problems: Problem[] }> {
    const nothing: Changes = { deployed: [], deleted: [] };
    let files: Map<string, Buffer>;
    try {
        files = withoutRoot(readZip(zip));
    } catch (error) {
        if (!(error instanceof ZipError)) {
            throw error;
        }
        return { changes: nothing, problems: [wholeProblem(error.message)] };
    }
    const manifestFile = files.get('package.xml');
    if (!manifestFile) {
        return { changes: nothing, problems: [wholeProblem('No package.xml found')] };
    }
    const read = readManifest('package.xml', manifestFile);
    const { components, problems } = readPackage(files);
    const { deployed, problems: missing } = chosen(read.manifest, components);
    const destroyed = destructive(files);
    const early = [...read.problems, ...problems, ...missing, ...destroyed.problems];
    const changes = { deployed, deleted: destroyed.keys };
    if (early.length > 0) {
        return { changes, problems: early };
    }
    const found = problemsAfter(org, catalogue, changes);
    for (const component of deployed) {
        found.push(...bundleProblems(component));
        // Others are served while a large package compiles.
        await setImmediate();
    }
    const more = check ? await check(files, catalogue.without(changes.deleted)) : [];
    // Of a component that cannot be deployed anyway, one reason is enough.
    const failed = new Set(found.map(keyOf));
    return { changes, problems: [...found, ...more.filter((problem) => !failed.has(keyOf(problem)))] };
}

/** Some clients put everything into one folder. */
function withoutRoot(files: Map<string, Buffer>): Map<string, Buffer> {
    if (files.has('package.xml')) {
        return files;
    }
    const manifest = [...files.keys()].find((path) => /^[^/]+\/package\.xml$/.test(path));
    const root = manifest?.slice(0, -'package.xml'.length);
    if (root === undefined) {
        return files;
    }
    return new Map(
        [...files]
            .filter(([path]) => path.startsWith(root))
            .map(([path, content]) => [path.slice(root.length), content])
    );
}

function destructive(files: ReadonlyMap<string, Buffer>): { keys: string[]; problems: Problem[] } {
    const keys: string[] = [];
    const problems: Problem[] = [];
    for (const [path, content] of files) {
        if (!/^destructiveChanges(?:Pre|Post)?\.xml$/.test(path)) {
            continue;
        }
        const read = readManifest(path, content);
        problems.push(...read.problems);
        for (const [type, members] of read.manifest) {
            for (const fullName of members) {
                keys.push(keyOf({ type, fullName }));
            }
        }
    }
    return { keys, problems };
}

function report(catalogue: Catalogue, component: Component, deleted: boolean): Deploy['components'][number] {
    const known = catalogue.components.get(keyOf(component));
    const stamp = catalogue.stamps.get(keyOf(component));
    const changed = deleted || known?.source !== component.source || !sameFiles(known, component);
    return { component, created: !known, deleted, changed, id: stamp?.id ?? '' };
}

function sameFiles(known: Component | undefined, component: Component): boolean {
    if (!known || known.files.size !== component.files.size) {
        return false;
    }
    return [...component.files].every(([path, content]) => known.files.get(path)?.equals(content));
}

function wholeProblem(problem: string): Problem {
    return { type: '', fullName: 'package.xml', file: 'package.xml', line: 1, column: 1, problem };
}
