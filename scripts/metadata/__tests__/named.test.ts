import { test } from 'node:test';
import { assertCaught } from './seeded.ts';

test('tabs, applications, pages and presence statuses that there are not are named', () => {
    assertCaught([
        [
            'applications/',
            '<tabs>Rule__c',
            '<tabs>Rules__c',
            '<tabs>: There is no CustomTab Rules__c. Did you mean Rule__c?'
        ],
        [
            'applications/',
            '<tabs>standard-Case',
            '<tabs>standard-Cases',
            '<tabs>: There is no CustomTab standard-Cases. Did you mean standard-Case?'
        ],
        [
            'applications/',
            '<utilityBar>Bar',
            '<utilityBar>Bars',
            '<utilityBar>: There is no FlexiPage Bars. Did you mean Bar?'
        ],
        [
            'applications/',
            '<utilityBar>Bar',
            '<utilityBar>Session',
            '<utilityBar>: Session is a RecordPage. Allowed: a UtilityBar.'
        ],
        [
            'objects/Rule__c/Rule__c',
            '<content>Session',
            '<content>Sessions',
            '<content>: There is no FlexiPage Sessions. Did you mean Session?'
        ],
        [
            'permissionsets/',
            '<application>Console',
            '<application>Consol',
            '<application>: There is no CustomApplication Consol. Did you mean Console?'
        ],
        [
            'permissionsets/',
            '<tab>Rule__c',
            '<tab>Rules__c',
            '<tab>: There is no CustomTab Rules__c. Did you mean Rule__c?'
        ],
        [
            'permissionsets/',
            '<servicePresenceStatus>Available',
            '<servicePresenceStatus>Availble',
            '<servicePresenceStatus>: There is no ServicePresenceStatus Availble. Did you mean Available?'
        ]
    ]);
});

test('queues, routing and channels that there are not are named', () => {
    assertCaught([
        [
            'queues/',
            '<queueRoutingConfig>Route',
            '<queueRoutingConfig>Routes',
            '<queueRoutingConfig>: There is no QueueRoutingConfig Routes. Did you mean Route?'
        ],
        [
            'servicePresenceStatuses/',
            '<channel>Chat',
            '<channel>Chats',
            '<channel>: There is no ServiceChannel Chats. Did you mean Chat?'
        ],
        [
            'messagingChannels/',
            '<sessionHandlerQueue>Chats',
            '<sessionHandlerQueue>Chat',
            '<sessionHandlerQueue>: There is no Queue Chat. Did you mean Chats?'
        ]
    ]);
});

test('a name like nothing that there is comes with everything there is', () => {
    assertCaught([
        [
            'messagingChannels/',
            '<sessionHandlerQueue>Chats',
            '<sessionHandlerQueue>Elsewhere',
            '<sessionHandlerQueue>: There is no Queue Elsewhere. Allowed: Chats.'
        ]
    ]);
});

test('a translation of a label that there is not is named', () => {
    assertCaught([
        ['translations/', '<name>Title', '<name>Titles', '<name>: There is no CustomLabel Titles. Did you mean Title?']
    ]);
});
