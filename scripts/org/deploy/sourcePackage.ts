import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { writeZip } from '../../formats/zip/writeZip.ts';
import { API_VERSION } from '../connect/targetOrg.ts';
import { CommandError } from '../../command/commandError.ts';
import { partOf, type Part } from './packageParts.ts';
import { packageXml } from '../../formats/package/packageXml.ts';
import { sourceFiles } from './sourceFiles.ts';
import { wholeObject } from './wholeObject.ts';

/** The source as an org takes it, and where each component came from. */
export interface SourcePackage {
    /** What is sent, by path; `package.xml` among it. */
    files: ReadonlyMap<string, Buffer>;
    zip: Buffer;
    /** The names of the components of a type. */
    namesOf(type: string): readonly string[];
    /** The source files of a component. */
    filesOf(type: string, fullName: string): readonly string[];
}

interface Read {
    file: string;
    part: Part;
}

const CHILDREN: Readonly<Record<string, { type: string; element: string }>> = {
    CustomLabels: { type: 'CustomLabel', element: 'labels' }
};

/**
 * Package directories in the format of the Metadata API: exactly what `.forceignore` leaves, as the sf CLI's own
 * library makes it, several times as fast.
 *
 * @param leftOut files that are not sent
 * @throws CommandError naming files that are no metadata
 */
export function sourcePackage(
    project: string,
    directories: readonly string[],
    leftOut: ReadonlySet<string> = new Set()
): SourcePackage {
    const sent = sourceFiles(project, directories).filter((file) => !leftOut.has(file));
    const read = sent.map((file) => ({ file, part: partOf(relative(project, file)) }));
    const unknown = read.filter(({ part }) => !part).map(({ file }) => relative(project, file));
    if (unknown.length > 0) {
        throw new CommandError(
            `No type of metadata is known for ${unknown.join(', ')}. Name it in .forceignore or move it.`
        );
    }
    const known = read.flatMap(({ file, part }): Read[] => (part ? [{ file, part }] : []));
    const sources = new Map<string, string[]>();
    const members = new Map<string, Set<string>>();
    const add = (type: string, fullName: string, file: string): void => {
        const key = `${type}:${fullName}`;
        sources.set(key, [...(sources.get(key) ?? []), file]);
        members.set(type, (members.get(type) ?? new Set()).add(fullName));
    };
    const files = new Map<string, Buffer>();
    for (const { file, part } of known) {
        const { type, fullName, path } = part;
        add(type, fullName, file);
        if (path.endsWith('.object')) {
            continue;
        }
        const content = readFileSync(file);
        files.set(path, content);
        for (const name of childrenIn(type, content)) {
            add(CHILDREN[type]?.type ?? '', name, file);
        }
    }
    for (const [path, content] of objectFiles(known)) {
        files.set(path, content);
    }
    files.set('package.xml', Buffer.from(packageXml(members, API_VERSION)));
    return {
        files,
        zip: writeZip(files),
        namesOf: (type) => [...(members.get(type) ?? [])],
        filesOf: (type, fullName) => sources.get(`${type}:${fullName}`) ?? []
    };
}

/** Components that stand in a file with others. */
function childrenIn(type: string, content: Buffer): string[] {
    const child = CHILDREN[type];
    if (!child) {
        return [];
    }
    const pattern = new RegExp(`<${child.element}>[\\s\\S]*?<fullName>\\s*([^<\\s]+)`, 'g');
    return [...content.toString('utf8').matchAll(pattern)].map(([, name = '']) => name);
}

function objectFiles(known: readonly Read[]): Map<string, Buffer> {
    const objects = Map.groupBy(
        known.filter(({ part }) => part.path.endsWith('.object')),
        ({ part }) => part.path
    );
    return new Map(
        [...objects].map(([path, its]) => {
            const own = its.find(({ part }) => part.element === undefined);
            const parts = its.flatMap(({ file, part: { element } }) =>
                element === undefined ? [] : [{ element, xml: readFileSync(file, 'utf8') }]
            );
            return [path, Buffer.from(wholeObject(own && readFileSync(own.file, 'utf8'), parts))];
        })
    );
}
