import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertCaught, said, withFault } from './seeded.ts';

test('a step or a value that a flow names and does not have is named', () => {
    assertCaught([
        [
            'flows/',
            '<targetReference>Take',
            '<targetReference>Tke',
            '<targetReference>: The flow has no step Tke. Did you mean Take?'
        ],
        [
            'flows/',
            '<targetReference>Find',
            '<targetReference>Found',
            '<targetReference>: The flow has no step Found. Allowed: Take, Find.'
        ],
        [
            'flows/',
            '<elementReference>Words',
            '<elementReference>Word',
            '<elementReference>: The flow has nothing of the name Word. Did you mean Words?'
        ],
        [
            'flows/',
            '<assignToReference>Found',
            '<assignToReference>Foundd',
            '<assignToReference>: The flow has nothing of the name Foundd. Did you mean Found?'
        ],
        ['flows/', '{!Found}', '{!Wards}', '<expression>: The flow has nothing of the name Wards. Did you mean Words?']
    ]);
});

test('an object or a field that a flow names and there is not is named', () => {
    assertCaught([
        ['flows/', '<object>Case', '<object>Cases', '<object>: There is no object Cases. Did you mean Case?'],
        ['flows/', '<field>Origin', '<field>Orgin', '<field>: Case has no field Orgin. Did you mean Origin?'],
        [
            'flows/',
            '<queriedFields>Subject',
            '<queriedFields>Subjct',
            '<queriedFields>: Case has no field Subjct. Did you mean Subject?'
        ],
        [
            'flows/',
            '$Record.Status',
            '$Record.Statu',
            '<expression>: MessagingSession has no field Statu. Did you mean Status?'
        ],
        ['flows/', 'Find.Subject', 'Find.Subjct', '<elementReference>: Case has no field Subjct. Did you mean Subject?']
    ]);
});

test('a flow waits only on a field that holds a time', () => {
    assertCaught([
        [
            'flows/',
            '<recordField>AcceptTime',
            '<recordField>Status',
            '<recordField>: MessagingSession.Status is a picklist. Allowed: a date or datetime.'
        ]
    ]);
});

test('two parts of a flow do not share a name', () => {
    assert.deepEqual(said(withFault(['flows/', '<formulas><name>Words', '<formulas><name>Found'])).length, 2);
});
