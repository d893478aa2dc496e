import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METADATA_TYPES } from '../../formats/package/metadataTypes.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { metadataModel } from '../model/cachedModel.ts';
import { readModel } from '../model/readModel.ts';

const DECLARATIONS = `
export type Metadata = { fullName?: string; };
export type Mood = 'Good' | 'Bad';
export type Only = 'One';
export type Words = string;
export type Unsure = unknown;
export type Base = Metadata & { label: string; };
export type Whole = Base & { mood: Mood; only?: Only; words: Words; unsure?: Unsure; day?: Date; parts: Part[]; lines: string[]; };
export type Part = { count?: number; isOn: boolean; inner?: Part; };
export type Same = Whole;
`;

test('elements, values and what is needed are read from the declarations', () => {
    const { structures, choices } = readModel(DECLARATIONS);
    assert.deepEqual(choices, { Mood: ['Good', 'Bad'], Only: ['One'] });
    assert.deepEqual(structures['Whole'], {
        fullName: { type: 'string', isArray: false, isRequired: false },
        label: { type: 'string', isArray: false, isRequired: true },
        mood: { type: 'Mood', isArray: false, isRequired: true },
        only: { type: 'Only', isArray: false, isRequired: false },
        words: { type: 'string', isArray: false, isRequired: true },
        unsure: { type: 'any', isArray: false, isRequired: false },
        day: { type: 'any', isArray: false, isRequired: false },
        parts: { type: 'Part', isArray: true, isRequired: false },
        lines: { type: 'string', isArray: true, isRequired: false }
    });
    assert.deepEqual(structures['Same'], structures['Whole']);
    assert.deepEqual(structures['Part']?.['inner'], { type: 'Part', isArray: false, isRequired: false });
});

test('every type of metadata that is taken has a structure', () => {
    const { structures } = metadataModel();
    const types = [...METADATA_TYPES.map(({ name }) => name), ...OBJECT_PARTS.map(({ type }) => type)];
    assert.deepEqual(
        types.filter((type) => !structures[type]),
        ['Settings']
    );
    assert.ok(structures['OmniChannelSettings']);
});
