import assert from 'node:assert/strict';
import { checkMetadata } from '../checkMetadata.ts';
import type { SourceFile } from '../sourceFile.ts';
import { SAMPLE } from './sample.ts';

/** One fault: the file whose path begins so, what is there, what is put in its place, and what is said of it. */
export type Fault = [file: string, from: string, to: string, says: string];

/** The sample with one text replaced. */
export function withFault([start, from, to]: [file: string, from: string, to: string]): SourceFile[] {
    const file = SAMPLE.find(({ path }) => path.startsWith(start));
    assert.ok(file?.text.includes(from), `${start} has ${from}`);
    return SAMPLE.map((each) => (each === file ? { ...each, text: each.text.replace(from, to) } : each));
}

/** Every problem as a person reads it. */
export function said(files: readonly SourceFile[]): string[] {
    return checkMetadata(files).map(({ file, line, problem }) => `${file}:${line} ${problem}`);
}

/** Asserts that each fault is caught, once, on the line where it was put in, in these words. */
export function assertCaught(faults: readonly Fault[]): void {
    for (const [start, from, to, says] of faults) {
        const files = withFault([start, from, to]);
        const file = SAMPLE.find(({ path }) => path.startsWith(start));
        const before = file?.text.slice(0, file.text.indexOf(from)) ?? '';
        const line = before.split('\n').length;
        assert.deepEqual(said(files), [`${file?.path ?? ''}:${line} ${says}`], to);
    }
}
