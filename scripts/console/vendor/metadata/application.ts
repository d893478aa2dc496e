import fs from 'node:fs';
import path from 'node:path';

import { readXmlFile } from '../../../formats/xml/readXmlFile.ts';
import { childrenNamed, textOf } from '../../../formats/xml/xmlNode.ts';

/** A console app: its name, its utility bar, and the record pages it assigns. */
export interface Application {
    name: string;
    label: string;
    utilityBar?: string;
    /** Name of the Lightning page that shows a record, by object. */
    recordPages: Record<string, string>;
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
    const xml = readXmlFile(file, 'CustomApplication');
    const name = path.basename(file, '.app-meta.xml');
    const utilityBar = textOf(xml, 'utilityBar');
    const overrides = [...childrenNamed(xml, 'actionOverrides'), ...childrenNamed(xml, 'profileActionOverrides')];
    const views = overrides.filter(
        (override) =>
            textOf(override, 'actionName') === 'View' && textOf(override, 'type')?.toLowerCase() === 'flexipage'
    );
    return {
        name,
        label: textOf(xml, 'label') ?? name,
        ...(utilityBar ? { utilityBar } : {}),
        recordPages: Object.fromEntries(
            views.map((view) => [textOf(view, 'pageOrSobjectType') ?? '', textOf(view, 'content') ?? ''])
        )
    };
}
