import type { SourceFile } from '../sourceFile.ts';
import { BUNDLES } from './sampleBundles.ts';
import { FLOW } from './sampleFlow.ts';
import { OBJECTS } from './sampleObjects.ts';
import { PAGES } from './samplePages.ts';
import { ROUTING } from './sampleRouting.ts';

/** A small set of metadata in which nothing is wrong, at least one of everything that refers to something. */
export const SAMPLE: readonly SourceFile[] = [...OBJECTS, ...PAGES, ...BUNDLES, ...ROUTING, ...FLOW];
