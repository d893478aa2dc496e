import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { DEFAULT_POLICY, type Action, type ActionText, type Limit, type PolicyPhrases } from 'c/etiquette';
import { XMLParser } from 'fast-xml-parser';
import { root } from '../../node/bundles.ts';
import { readPage } from '../docs/page.ts';

/* The tables of docs/admin-guide.md say what the metadata says. */

interface Field {
    fullName: string;
    label: string;
    type: string;
    inlineHelpText?: string;
    defaultValue?: boolean;
    length?: number;
    valueSet?: { valueSetDefinition: { value: { fullName: string; label: string }[] } };
}

/** A row of the guide about one field: its label, its API name, what an empty field means, and what it does. */
interface Row {
    label: string;
    emptyMeans: string;
}

const POLICY = 'force-app/main/records/objects/Etiquette_Policy__c/fields';
const CASE = 'force-app/main/records/objects/Case/fields';
const SUFFIX = /_(?<kind>Seconds|Text|Mode|Phrases)__c$/;

const guide = readPage('docs/admin-guide.md');

function fieldsIn(folder: string): Field[] {
    const parser = new XMLParser({ trimValues: true });
    return readdirSync(join(root, folder)).map((name) => {
        const xml = parser.parse(readFileSync(join(root, folder, name), 'utf8')) as { CustomField: Field };
        return xml.CustomField;
    });
}

/** The first column of the tables whose header begins so, with the cells that stand beside it. */
function rowsOf(...header: string[]): string[][] {
    return guide.tables
        .filter(([first = []]) => header.every((cell, index) => first[index] === cell))
        .flatMap((table) => table.slice(1));
}

function policyRows(): Map<string, Row> {
    const rows = rowsOf('Field', 'API name', 'Empty means').map(
        ([label = '', name = '', emptyMeans = '']): [string, Row] => [name, { label, emptyMeans }]
    );
    return new Map(rows);
}

/** `Ticket_Answer_Text__c` as the policy names it: `ticketAnswer`, or `ticket:answer` with a colon. */
function keyOf(fullName: string, joint: '' | ':'): string {
    const [first = '', ...others] = fullName.replace(SUFFIX, '').split('_');
    const rest = others.map((word) => (joint === ':' ? word.toLowerCase() : word));
    return [first.toLowerCase(), ...rest].join(joint);
}

/** What the guide must say of an empty field, from the built-in policy and the field's own values. */
function builtInValue({ fullName, valueSet }: Field): string {
    const labelOf = (value: string): string | undefined =>
        valueSet?.valueSetDefinition.value.find((each) => each.fullName === value)?.label;
    switch (SUFFIX.exec(fullName)?.groups?.['kind']) {
        case 'Seconds':
            return String(DEFAULT_POLICY[keyOf(fullName, '') as Limit]);
        case 'Text':
            return DEFAULT_POLICY.texts[keyOf(fullName, '') as ActionText];
        case 'Phrases':
            return DEFAULT_POLICY.phrases[keyOf(fullName, '') as keyof PolicyPhrases].join('; ');
        case 'Mode':
            return labelOf(DEFAULT_POLICY.modes[keyOf(fullName, ':') as Action]) ?? '';
        default:
            return labelOf(DEFAULT_POLICY.silenceAnchor) ?? '';
    }
}

function namesIn(pattern: RegExp): string[] {
    return readdirSync(join(root, 'force-app'), { recursive: true, encoding: 'utf8' })
        .filter((path) => pattern.test(path))
        .map((path) => basename(path).replace(/\..*/, ''));
}

describe('the admin guide', () => {
    const fields = fieldsIn(POLICY);

    test('has a row for every field of a policy, under its label', () => {
        const labels = [...policyRows()].map(([name, { label }]) => `${name}: ${label}`);
        const wanted = fields.map(({ fullName, label }) => `${fullName}: ${label}`);
        assert.deepEqual(labels.sort(), ['Name: Policy Name', ...wanted].sort());
    });

    test('says what an empty field means, as the product and the field’s own help do', () => {
        const rows = policyRows();
        const judged = fields.filter(({ fullName, type }) => SUFFIX.test(fullName) || type === 'Picklist');
        assert.ok(judged.length >= 25);
        for (const field of judged) {
            assert.equal(rows.get(field.fullName)?.emptyMeans, builtInValue(field), field.fullName);
            const [, seconds] = /empty means (\d+)/.exec(field.inlineHelpText ?? '') ?? [];
            if (field.type === 'Number') {
                assert.equal(seconds, builtInValue(field), field.fullName);
            }
        }
    });

    test('names every mode by its label and its value', () => {
        const modes = fields.find(({ fullName }) => fullName === 'Nudge_Mode__c')?.valueSet?.valueSetDefinition.value;
        assert.deepEqual(
            rowsOf('Mode', 'Value').map(([label, value]) => [label, value]),
            modes?.map(({ label, fullName }) => [label, fullName])
        );
    });

    test('says how long texts and phrases may be', () => {
        const lengths = (kind: string): number[] => [
            ...new Set(fields.filter(({ fullName }) => fullName.endsWith(kind)).map(({ length }) => length ?? 0))
        ];
        assert.deepEqual([lengths('_Text__c'), lengths('_Phrases__c')], [[1000], [4000]]);
        const text = readFileSync(join(root, guide.path), 'utf8');
        assert.match(text, /up to 1,000 characters/);
        assert.match(text, /up to 4,000 characters/);
    });

    test('lists the fields of a case', () => {
        assert.deepEqual(
            rowsOf('Field', 'API name', 'What it holds')
                .map(([label, name]) => `${name}: ${label}`)
                .sort(),
            fieldsIn(CASE)
                .map(({ fullName, label }) => `${fullName}: ${label}`)
                .sort()
        );
    });

    test('lists every permission set and every package directory', () => {
        const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as {
            packageDirectories: { path: string }[];
        };
        assert.deepEqual(
            rowsOf('Permission set')
                .map(([name]) => name)
                .sort(),
            namesIn(/\.permissionset-meta\.xml$/).sort()
        );
        assert.deepEqual(
            rowsOf('Folder')
                .map(([path]) => path)
                .sort(),
            project.packageDirectories.map(({ path }) => path).sort()
        );
    });
});
