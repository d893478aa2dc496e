import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'jsforce';
import { onlineStatuses, readChatChannels } from '../doctor/chatChannels.ts';

const CHANNEL = { DeveloperName: 'sfdc_livemessage', RelatedEntity: 'MessagingSession' };
const CHAT = { channel: 'sfdc_livemessage', object: 'MessagingSession', isStatusBased: false };

function status(name: string, ...channels: string[]): [name: string, xml: string] {
    const listed = channels.map((channel) => `<channel>${channel}</channel>`).join('');
    const element = channels.length === 0 ? '' : `<channels>${listed}</channels>`;
    return [name, `<ServicePresenceStatus>${element}<label>${name}</label></ServicePresenceStatus>`];
}

const STATUSES = [
    status('Away'),
    status('Cases', 'Case_Channel'),
    status('Everything', 'Case_Channel', 'sfdc_livemessage'),
    status('Chat', 'sfdc_livemessage')
];

test('an agent is online for chats in a status with a channel of chats, not in one for cases alone', () => {
    assert.deepEqual(onlineStatuses(STATUSES, [CHAT]), ['Everything', 'Chat']);
});

test('every status with a channel may be one for chats where the org does not say what channels are for', () => {
    assert.deepEqual(onlineStatuses(STATUSES, undefined), ['Cases', 'Everything', 'Chat']);
});

for (const [what, lacking, expected] of [
    ['with capacity models', [], [{ ...CHAT, isStatusBased: true }]],
    ['without capacity models', ['CapacityModel'], [CHAT]],
    ['that this user may not read', ['CapacityModel', 'ServiceChannel'], undefined]
] as const) {
    test(`service channels ${what} are read as far as the org tells of them`, async () => {
        const query = (soql: string): Promise<object> => {
            const errorCode = lacking.some((name) => soql.includes(name)) ? 'INVALID_FIELD' : undefined;
            const records = [
                { ...CHANNEL, CapacityModel: soql.includes('CapacityModel') ? 'StatusBased' : undefined },
                { DeveloperName: 'Case_Channel', RelatedEntity: 'Case' }
            ];
            return errorCode === undefined
                ? Promise.resolve({ records })
                : Promise.reject(Object.assign(new Error('No such column'), { errorCode }));
        };
        assert.deepEqual(await readChatChannels({ query } as unknown as Connection), expected);
    });
}
