import type { Connection } from 'jsforce';
import { POLICY_FIELDS } from 'c/policies';
import { CHATS, onlineStatuses, readChatChannels } from './chatChannels.ts';
import type { ChatQueue, OrgState } from './orgState.ts';
import { appOf, choicesIn, pageOf, rootOf, textAt, textIn } from './pageXml.ts';
import { readAgents } from './readAgents.ts';
import { rowsOf, type Row } from './rows.ts';
import { securedFields } from './sessionFields.ts';
import { speakOrgVersion } from '../connect/orgVersion.ts';
import { retrieved, type Wanted } from '../connect/retrieved.ts';
import { selectedEntities } from '../connect/selectedEntities.ts';

const TRANSCRIPT = 'LiveChatTranscript';
const FORM_FIELD = '<fullName>Etiquette_Email__c</fullName>';
const POLICY = 'Etiquette_Policy__c';
const SAFETY_NET = 'Messaging_Session_Safety_Net';
const CASE_KEY = 'Case.Etiquette_Key__c';

const WANTED: Wanted = {
    // The star means an org's own apps; the console that Salesforce brings is asked for by name.
    CustomApplication: ['*', 'standard__LightningService'],
    FlexiPage: ['*'],
    ServicePresenceStatus: ['*'],
    CustomField: [CASE_KEY],
    CustomObject: [POLICY, ...CHATS],
    PlatformEventChannelMember: ['*'],
    Settings: ['OmniChannel', 'Language', 'Security'],
    Flow: [SAFETY_NET]
};

/** A setting of a file of settings; undefined where the org did not give the file. */
function setting(files: ReadonlyMap<string, string>, name: string, ...path: readonly string[]): boolean | undefined {
    const file = files.get(`settings/${name}.settings`);
    const value = file === undefined ? undefined : textAt(rootOf(file), path);
    return value === undefined ? undefined : value === 'true';
}

function named(files: ReadonlyMap<string, string>, folder: string): [name: string, xml: string][] {
    return [...files]
        .filter(([path]) => path.startsWith(`${folder}/`))
        .map(([path, xml]) => [decodeURIComponent(path.slice(folder.length + 1).replace(/\.\w+$/, '')), xml]);
}

/** Reads everything about an org by which it is judged. Changes nothing. */
export async function readOrg(connection: Connection): Promise<OrgState> {
    const versions = await speakOrgVersion(connection);
    const [{ sobjects }, secured, files, channels, queues, policies, agents, presenceConfigs, ids] = await Promise.all([
        connection.describeGlobal(),
        securedFields(connection),
        retrieved(connection, WANTED),
        readChatChannels(connection),
        chatQueues(connection),
        rowsOf(connection, `SELECT Name, ${POLICY_FIELDS.join(', ')} FROM ${POLICY} ORDER BY Name`),
        readAgents(connection),
        presenceConfigurations(connection),
        setupIds(connection)
    ]);
    const flow = files.get(`flows/${SAFETY_NET}.flow`);
    const objects = named(files, 'objects');
    return {
        versions,
        objects: new Set(sobjects.map(({ name }) => name)),
        omniChannel: setting(files, 'OmniChannel', 'enableOmniChannel'),
        translationWorkbench: setting(files, 'Language', 'enableTranslationWorkbench'),
        lightningWebSecurity: setting(files, 'Security', 'sessionSettings', 'lockerServiceNext'),
        safetyNetActive: flow === undefined ? undefined : textIn(rootOf(flow), 'status') === 'Active',
        agents,
        presenceConfigs,
        setupIds: ids,
        onlineStatuses: onlineStatuses(named(files, 'servicePresenceStatuses'), channels),
        apps: named(files, 'applications').map(([name, xml]) => appOf(name, xml)),
        pages: named(files, 'flexipages').map(([name, xml]) => pageOf(name, xml)),
        chosenPages: objects.flatMap(([name, xml]) => choicesIn(xml, name)),
        securedFields: secured,
        hasCaseKey: objects.some(
            ([name, xml]) => name === 'Case' && xml.includes('<fullName>Etiquette_Key__c</fullName>')
        ),
        hasLiveChat: objects.some(([name, xml]) => name === TRANSCRIPT && xml.includes(FORM_FIELD)),
        hasPolicyObject: objects.some(([name]) => name === POLICY),
        changeEvents: new Set(selectedEntities(files).keys()),
        statusBased: channels
            ?.filter(({ isStatusBased }) => isStatusBased)
            .map(({ channel, object }) => ({ channel, object })),
        queues,
        policies: policies?.map((fields) => ({ name: String(fields['Name']), fields }))
    };
}

async function setupIds(connection: Connection): Promise<OrgState['setupIds']> {
    const [apps = [], statuses = []] = await Promise.all([
        rowsOf(connection, "SELECT ApplicationId, Name FROM AppMenuItem WHERE Type = 'TabSet'"),
        rowsOf(connection, 'SELECT Id, DeveloperName FROM ServicePresenceStatus')
    ]);
    return {
        TabSet: new Map(apps.map((row) => [String(row['Name']), String(row['ApplicationId'])])),
        ServicePresenceStatus: new Map(statuses.map((row) => [String(row['DeveloperName']), String(row['Id'])]))
    };
}

async function chatQueues(connection: Connection): Promise<ChatQueue[] | undefined> {
    const list = CHATS.map((name) => `'${name}'`).join();
    const soql = `SELECT QueueId, Queue.DeveloperName, Queue.QueueRoutingConfigId FROM QueueSobject WHERE SobjectType IN (${list})`;
    const [rows, configs, members] = await Promise.all([
        rowsOf(connection, soql),
        rowsOf(connection, 'SELECT Id, DeveloperName, PushTimeout FROM QueueRoutingConfig'),
        rowsOf(connection, "SELECT GroupId FROM GroupMember WHERE Group.Type = 'Queue'")
    ]);
    const membersOf = (queue: unknown): number | undefined =>
        members?.filter(({ GroupId }) => GroupId === queue).length;
    return rows?.flatMap((row) => {
        const { DeveloperName, QueueRoutingConfigId } = (row['Queue'] ?? {}) as Row;
        const config = configs?.find(({ Id }) => Id === QueueRoutingConfigId);
        if (config === undefined) {
            return [];
        }
        const seconds = Number(config['PushTimeout'] ?? 0);
        const pushTimeout = seconds > 0 ? seconds : undefined;
        return [
            {
                queue: String(DeveloperName),
                routing: String(config['DeveloperName']),
                pushTimeout,
                members: membersOf(row['QueueId'])
            }
        ];
    });
}

async function presenceConfigurations(connection: Connection): Promise<OrgState['presenceConfigs']> {
    const [configs, users, profiles] = await Promise.all([
        rowsOf(connection, 'SELECT Id, DeveloperName FROM PresenceUserConfig'),
        rowsOf(connection, 'SELECT PresenceUserConfigId FROM PresenceUserConfigUser'),
        rowsOf(connection, 'SELECT PresenceUserConfigId FROM PresenceUserConfigProfile')
    ]);
    if (users === undefined || profiles === undefined) {
        return undefined;
    }
    const assigned = new Set([...users, ...profiles].map((row) => row['PresenceUserConfigId']));
    return configs?.map(({ Id, DeveloperName }) => ({ name: String(DeveloperName), isAssigned: assigned.has(Id) }));
}
