const fs = require('node:fs');
const path = require('node:path');

const FILE = path.join(__dirname, '../../force-app/main/bar/labels/CustomLabels.labels-meta.xml');
const IMPORT = /^import (\w+) from '@salesforce\/label\/c\.(\w+)';$/gm;
const LABEL = /<fullName>(\w+)<\/fullName>[^]*?<value\s*>([^]*?)<\/value\s*>/g;
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

const metadata = fs.readFileSync(FILE, 'utf8');
const words = new Map(
    Array.from(metadata.matchAll(LABEL), ([, name, value]) => [
        name,
        value.replace(/&\w+;/g, (entity) => ENTITIES[entity])
    ])
);

/** A source in which the imports of custom labels are their English words, so that tests read what agents read. */
exports.inWords = (source) =>
    source.replace(IMPORT, (_, variable, label) => {
        if (!words.has(label)) throw new Error(`There is no label ${label} in ${FILE}.`);
        return `const ${variable} = ${JSON.stringify(words.get(label))};`;
    });

/** Changes whenever a word does. */
exports.wordsKey = metadata;
