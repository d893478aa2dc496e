import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { DeployMessage } from 'jsforce/lib/api/metadata.js';
import { table } from '../../command/table.ts';
import type { SourcePackage } from './sourcePackage.ts';

/** A component that the org refused. */
export interface Failure {
    type: string;
    name: string;
    /** The source file, or the file in the package where no source file is known. */
    file: string;
    line: number | null;
    column: number | null;
    problem: string;
}

function numberOf(value: unknown): number | null {
    return Number(value) > 0 ? Number(value) : null;
}

/** The refused components with their source files, in the order of the files. */
export function failuresOf(
    messages: readonly DeployMessage[],
    source: Pick<SourcePackage, 'filesOf'>,
    root: string
): Failure[] {
    return messages
        .map((message) => {
            const { componentType, fullName, fileName, problem } = message;
            const file = sourceFile(fileName, componentType ? source.filesOf(componentType, fullName) : []);
            return {
                type: componentType ?? '',
                name: fullName,
                file: file === undefined ? fileName : relative(root, file),
                ...place(message, file),
                problem: (problem ?? '').replace(/\s+/g, ' ')
            };
        })
        .sort((one, other) => compare(one.file, other.file) || (one.line ?? 0) - (other.line ?? 0));
}

function compare(one: string, other: string): number {
    return one < other ? -1 : Number(one > other);
}

function lastPart(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
}

/** Of several files of a bundle the one that the org names. */
function sourceFile(named: string, files: readonly string[]): string | undefined {
    return (
        files.find((file) => lastPart(file.replaceAll('\\', '/')) === lastPart(named)) ??
        (files.length === 1 ? files[0] : (files.find((file) => file.endsWith('-meta.xml')) ?? files[0]))
    );
}

/** Lines are those of the package; a part of an object stands in a file of its own, where they mean nothing. */
function place(
    { fileName, lineNumber, columnNumber }: DeployMessage,
    file: string | undefined
): { line: number | null; column: number | null } {
    const isWhole = file === undefined || !/\.object$/.test(fileName) || /\.object-meta\.xml$/.test(file);
    if (isWhole) {
        return { line: numberOf(lineNumber), column: numberOf(columnNumber) };
    }
    return { line: firstElement(file), column: null };
}

/** Where what a part says begins: the line of its name. */
function firstElement(file: string): number | null {
    const lines = readFileSync(file, 'utf8').split('\n');
    return numberOf(lines.findIndex((line) => line.includes('<fullName>')) + 1);
}

/** The failures as a table for a reader. */
export function failureTable(failures: readonly Failure[]): string {
    return table(
        ['file', 'type', 'name', 'problem'],
        failures.map(({ file, line, column, type, name, problem }) => [
            [file, line, column].filter((part) => part !== null).join(':'),
            type,
            name,
            problem
        ])
    );
}
