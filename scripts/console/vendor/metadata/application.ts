import fs from 'node:fs';
import path from 'node:path';

import { readMetadata } from './xml.ts';

/** A console app: its name, its utility bar, and the record pages it assigns. */
export interface Application {
    name: string;
    label: string;
    utilityBar?: string;
    /** Name of the Lightning page that shows a record, by object. */
    recordPages: Record<string, string>;
}

interface ApplicationXml {
    label?: string;
    utilityBar?: string;
    actionOverrides?: Override[];
    profileActionOverrides?: Override[];
}

interface Override {
    actionName?: string;
    content?: string;
    pageOrSobjectType?: string;
    type?: string;
}

/** Reads the apps in a folder. */
export function readApplications(folder: string): Application[] {
    return fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.app-meta.xml'))
        .sort()
        .map((name) => readApplication(path.join(folder, name)));
}

function readApplication(file: string): Application {
    const xml = readMetadata<ApplicationXml>(file, 'CustomApplication');
    const name = path.basename(file, '.app-meta.xml');
    const views = [...(xml.actionOverrides ?? []), ...(xml.profileActionOverrides ?? [])].filter(
        (override) => override.actionName === 'View' && override.type?.toLowerCase() === 'flexipage'
    );
    return {
        name,
        label: xml.label ?? name,
        ...(xml.utilityBar ? { utilityBar: xml.utilityBar } : {}),
        recordPages: Object.fromEntries(views.map((view) => [view.pageOrSobjectType ?? '', view.content ?? '']))
    };
}
