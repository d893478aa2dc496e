import type { Component, Problem } from '../local-org/metadata/component.ts';
import { checkMetadata } from './checkMetadata.ts';

/**
 * What is wrong with the files of a deploy, for an org to refuse them: the check that a local org is handed.
 *
 * @param alreadyThere what the org has that the deploy neither brings nor deletes
 */
export function checkPackage(files: ReadonlyMap<string, Buffer>, alreadyThere: Iterable<Component>): Problem[] {
    const texts = [...files].map(([path, content]) => ({ path, text: content.toString('utf8') }));
    return checkMetadata(texts, { alreadyThere });
}
