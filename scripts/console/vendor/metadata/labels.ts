import fs from 'node:fs';
import path from 'node:path';

import { foldersNamed } from '../places.ts';
import { readMetadata } from './xml.ts';

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
        const xml = readMetadata<{ labels?: { fullName: string; value: string }[] }>(file, 'CustomLabels');
        for (const { fullName, value } of xml.labels ?? []) {
            put(labels, 'en', fullName, value);
        }
    }
    for (const folder of foldersNamed('translations', packages)) {
        for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.translation-meta.xml'))) {
            const xml = readMetadata<{ customLabels?: { name: string; label: string }[] }>(
                path.join(folder, name),
                'Translations'
            );
            const language = name.split('.')[0]?.split('_')[0] ?? name;
            for (const { name: label, label: value } of xml.customLabels ?? []) {
                put(labels, language, label, value);
            }
        }
    }
    return labels;
}

function put(labels: Labels, language: string, name: string, value: string): void {
    (labels[language] ??= {})[name] = value;
}
