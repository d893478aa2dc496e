import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the value of a property of a component on a page is. */
export type PropertyKind = 'text' | 'boolean' | 'integer' | 'facet' | 'lookup' | 'quickAction';

interface Standard {
    tabs: string[];
    /** With their properties. */
    templates: Record<string, string[]>;
    parentPages: string[];
    serviceChannels: string[];
    /** What a component must offer to stand on a page of a type. */
    pageTargets: Record<string, { lwc: string; aura: string }>;
    utilityDecorators: Record<string, PropertyKind>;
    components: Record<string, Record<string, PropertyKind>>;
    quickActions: string[];
    listColumns: string[];
    messageChannels: string[];
    lwcTargets: string[];
    lwcPropertyTypes: string[];
    eventChannels: string[];
    auraComponents: string[];
    auraEvents: string[];
    auraInterfaces: string[];
}

/** Salesforce's own names, those that this product uses: whoever uses another adds it to the data file. */
export const STANDARD = JSON.parse(readFileSync(join(import.meta.dirname, 'standard.json'), 'utf8')) as Standard;
