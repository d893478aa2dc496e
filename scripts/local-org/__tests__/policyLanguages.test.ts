import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { testOrg } from './testOrg.ts';

test('a policy with a language stands alone, has a code, and is the only one for it', async (context) => {
    const org = await testOrg(context, { source: [join(root, 'force-app/main')] });
    const create = (fields: Record<string, unknown>): string =>
        org
            .asSystem()
            .create('Etiquette_Policy__c', { Name: 'Deutsch', Nudge_Text__c: 'Sind Sie noch da?', ...fields });
    for (const code of ['de', 'pt_BR', 'zh-Hant-TW', 'es_419']) {
        assert.ok(create({ Language__c: code }), code);
    }
    const refused: [fields: Record<string, unknown>, because: RegExp][] = [
        [{}, /Name the channel or queue that this policy is for, or the language of its texts, or make it the default/],
        [{ Language__c: 'fr', Default__c: true }, /leave Channel or Queue empty, and Default unchecked/],
        [{ Language__c: 'fr', Channel__c: 'Web' }, /leave Channel or Queue empty, and Default unchecked/],
        [{ Language__c: 'French' }, /Write the language as a code, such as de/],
        [{ Language__c: 'de,fr' }, /Write the language as a code, such as de/],
        [{ Language__c: 'DE' }, /duplicate value/]
    ];
    for (const [fields, because] of refused) {
        assert.throws(() => create(fields), because, JSON.stringify(fields));
    }
});
