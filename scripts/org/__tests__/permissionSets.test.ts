import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import { assignPermissionSets } from '../deploy/permissionSets.ts';

const SET = { Id: '0PS000000000001AAA', Name: 'Chat_Etiquette_Agent', Assignments: null };

test('a permission set that is named twice is assigned once, as an org takes it no second time', async () => {
    const created = new Set<string>();
    const connection = {
        identity: () => Promise.resolve({ user_id: '005000000000001AAA' }),
        query: () => Promise.resolve({ records: [SET] }),
        sobject: () => ({
            create: ({ PermissionSetId }: { PermissionSetId: string }) => {
                if (created.has(PermissionSetId)) {
                    return Promise.reject(new Error('Duplicate PermissionSetAssignment'));
                }
                created.add(PermissionSetId);
                return Promise.resolve({ success: true });
            }
        })
    } as unknown as Connection;
    const assigned = await assignPermissionSets(connection, ['Chat_Etiquette_Agent', 'chat_etiquette_agent']);
    assert.deepEqual(assigned, [{ name: 'Chat_Etiquette_Agent', before: false }]);
});
