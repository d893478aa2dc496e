import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { BUTTONS, DEFAULT_POLICY, RULES } from 'c/etiquette';
import { XMLParser } from 'fast-xml-parser';
import { root } from '../../node/bundles.ts';
import { readPage } from '../docs/page.ts';

/* docs/agent-guide.md calls things as the agent's screen does. */

interface Labels {
    CustomLabels: { labels: { fullName: string; value: string }[] };
}

const guide = readPage('docs/agent-guide.md');
const parser = new XMLParser();
const file = join(root, 'force-app/main/bar/labels/CustomLabels.labels-meta.xml');
const { labels } = (parser.parse(readFileSync(file, 'utf8')) as Labels).CustomLabels;

/** A label as the guide quotes it: what stands in a placeholder differs from chat to chat. */
function quoted(value: string): string {
    return value.replaceAll(/\{\d\}/g, '…');
}

/** The labels whose names begin so, as agents read them. */
function labelsOf(prefix: string): string[] {
    return labels.filter(({ fullName }) => fullName.startsWith(prefix)).map(({ value }) => value);
}

describe('the agent guide', () => {
    test('has in bold what agents read on the screen, to the letter', () => {
        const known = new Set(labels.map(({ value }) => quoted(value)));
        assert.ok(guide.bold.length > 40);
        assert.deepEqual(
            guide.bold.filter((words) => !known.has(words)),
            []
        );
    });

    test('names every clock, every button and every state', () => {
        const named = new Set(guide.bold);
        const all = ['Etiquette_Rule_', 'Etiquette_Button_', 'Etiquette_State_'].flatMap(labelsOf);
        assert.ok(all.length > RULES.length + BUTTONS.length);
        assert.deepEqual(
            all.filter((label) => !named.has(label)),
            []
        );
    });

    test('quotes the beginning of the built-in texts', () => {
        const text = readFileSync(join(root, guide.path), 'utf8');
        const quotes = [...text.matchAll(/"(?<words>[A-Z][^"…]+?)(?: …)?"/g)].map(
            ({ groups }) => groups?.['words'] ?? ''
        );
        assert.ok(quotes.length >= 4);
        const texts = Object.values(DEFAULT_POLICY.texts);
        assert.deepEqual(
            quotes.filter((words) => !texts.some((each) => each.startsWith(words))),
            []
        );
    });
});
