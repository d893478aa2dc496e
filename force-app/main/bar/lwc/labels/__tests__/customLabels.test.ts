import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BAR = join(__dirname, '../../..');
const LABEL = /<fullName>(\w+)<\/fullName>[^]*?<value\s*>([^]*?)<\/value\s*>/g;
const TRANSLATION = /<label\s*>([^]*?)<\/label\s*>\s*<name>(\w+)<\/name>/g;
const USED = /@salesforce\/label\/c\.(\w+)/g;

function read(path: string): string {
    return readFileSync(join(BAR, path), 'utf8');
}

const labels = new Map<string, string>();
for (const [, name = '', value = ''] of read('labels/CustomLabels.labels-meta.xml').matchAll(LABEL)) {
    labels.set(name, value);
}
const german = new Map<string, string>();
for (const [, value = '', name = ''] of read('../../translations/translations/de.translation-meta.xml').matchAll(
    TRANSLATION
)) {
    german.set(name, value);
}
const used = new Set<string>();
for (const file of readdirSync(join(BAR, 'lwc'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts') && !file.includes('__tests__')) {
        for (const [, name = ''] of read(join('lwc', file)).matchAll(USED)) {
            used.add(name);
        }
    }
}

function places(text = ''): string[] {
    return (text.match(/\{\d\}/g) ?? []).sort();
}

describe('the words on screen', () => {
    it('all stand in the labels, and no label is left over', () => {
        expect([...used].sort()).toEqual([...labels.keys()].sort());
    });

    it('are all there in German, with the same places to fill', () => {
        expect([...german.keys()].sort()).toEqual([...labels.keys()].sort());
        for (const [name, value] of labels) {
            expect([name, places(german.get(name))]).toEqual([name, places(value)]);
        }
    });
});
