import fs from 'node:fs';
import path from 'node:path';

import { foldersNamed } from '../places.ts';
import { readXmlFile } from '../../../formats/xml/readXmlFile.ts';
import { child, childrenNamed, textOf } from '../../../formats/xml/xmlNode.ts';

/** The words of each label, by language (`en`, `de`), then by the label's name. */
export type Labels = Record<string, Record<string, string>>;

/** Reads the custom labels and their translations in the packages. */
export function readLabels(packages: string[]): Labels {
    const labels: Labels = { en: {} };
    for (const folder of foldersNamed('labels', packages)) {
        const file = path.join(folder, 'CustomLabels.labels-meta.xml');
        if (!fs.existsSync(file)) {
            continue;
        }
        for (const label of childrenNamed(readXmlFile(file, 'CustomLabels'), 'labels')) {
            put(labels, 'en', textOf(label, 'fullName'), child(label, 'value')?.text);
        }
    }
    for (const folder of foldersNamed('translations', packages)) {
        for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.translation-meta.xml'))) {
            const xml = readXmlFile(path.join(folder, name), 'Translations');
            const language = name.split('.')[0]?.split('_')[0] ?? name;
            for (const label of childrenNamed(xml, 'customLabels')) {
                put(labels, language, textOf(label, 'name'), child(label, 'label')?.text);
            }
        }
    }
    return labels;
}

function put(labels: Labels, language: string, name = '', value = ''): void {
    (labels[language] ??= {})[name] = value;
}
