import type { Connection } from 'jsforce';
import { POLICY_FIELDS } from 'c/policies';
import type { ChatQueue, OrgState } from './orgState.ts';
import { appOf, choicesIn, pageOf, rootOf, textIn } from './pageXml.ts';
import { AGENT_PERMISSION_SET } from './productChecks.ts';
import { retrieved, type Wanted } from '../connect/retrieved.ts';

const CHATS = ['MessagingSession', 'LiveChatTranscript'];
const POLICY = 'Etiquette_Policy__c';
const CASE_KEY = 'Case.Etiquette_Key__c';

const WANTED: Wanted = {
    // The star means an org's own apps; the console that Salesforce brings is asked for by name.
    CustomApplication: ['*', 'standard__LightningService'],
    FlexiPage: ['*'],
    CustomField: [CASE_KEY],
    CustomObject: [POLICY, ...CHATS],
    PlatformEventChannelMember: ['*'],
    Settings: ['OmniChannel']
};

type Row = Record<string, unknown>;

/** Objects and fields that an org does not have, or this user may not read. */
const UNREADABLE = new Set(['INVALID_TYPE', 'INVALID_FIELD', 'INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY']);

/** The records that a query finds; undefined where this user cannot ask that in this org. */
async function rowsOf(connection: Connection, soql: string): Promise<Row[] | undefined> {
    try {
        return (await connection.query<Row>(soql, { autoFetch: true, maxFetch: 10_000 })).records;
    } catch (error) {
        if (UNREADABLE.has(String((error as { errorCode?: string }).errorCode))) {
            return undefined;
        }
        throw error;
    }
}

function named(files: ReadonlyMap<string, string>, folder: string): [name: string, xml: string][] {
    return [...files]
        .filter(([path]) => path.startsWith(`${folder}/`))
        .map(([path, xml]) => [decodeURIComponent(path.slice(folder.length + 1).replace(/\.\w+$/, '')), xml]);
}

async function versionsOf(connection: Connection): Promise<number[]> {
    const versions = await connection.request<{ version: string }[]>(`${connection.instanceUrl}/services/data`);
    return versions.map(({ version }) => Number(version));
}

/** Reads everything about an org by which it is judged. Changes nothing. */
export async function readOrg(connection: Connection): Promise<OrgState> {
    const versions = await versionsOf(connection);
    // An older org is asked in its own version.
    connection.version = Math.min(Number(connection.version), Math.max(...versions)).toFixed(1);
    const [{ sobjects }, files, channels, queues, assignments, policies] = await Promise.all([
        connection.describeGlobal(),
        retrieved(connection, WANTED),
        rowsOf(connection, 'SELECT DeveloperName, RelatedEntity, CapacityModel FROM ServiceChannel'),
        chatQueues(connection),
        rowsOf(
            connection,
            `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${AGENT_PERMISSION_SET}' AND Assignee.IsActive = true`
        ),
        rowsOf(connection, `SELECT Name, ${POLICY_FIELDS.join(', ')} FROM ${POLICY}`)
    ]);
    const settings = files.get('settings/OmniChannel.settings');
    const enabled = settings === undefined ? undefined : textIn(rootOf(settings), 'enableOmniChannel');
    const objects = named(files, 'objects');
    return {
        versions,
        objects: new Set(sobjects.map(({ name }) => name)),
        omniChannel: enabled === undefined ? undefined : enabled === 'true',
        apps: named(files, 'applications').map(([name, xml]) => appOf(name, xml)),
        pages: named(files, 'flexipages').map(([name, xml]) => pageOf(name, xml)),
        chosenPages: objects.flatMap(([name, xml]) => choicesIn(xml, name)),
        hasCaseKey: objects.some(
            ([name, xml]) => name === 'Case' && xml.includes('<fullName>Etiquette_Key__c</fullName>')
        ),
        hasPolicyObject: objects.some(([name]) => name === POLICY),
        changeEvents: new Set(
            named(files, 'platformEventChannelMembers').map(([, xml]) => textIn(rootOf(xml), 'selectedEntity') ?? '')
        ),
        statusBased: (channels ?? [])
            .filter((row) => row['CapacityModel'] === 'StatusBased' && CHATS.includes(String(row['RelatedEntity'])))
            .map((row) => ({ channel: String(row['DeveloperName']), object: String(row['RelatedEntity']) })),
        queues,
        assigned: { [AGENT_PERMISSION_SET]: assignments?.length ?? 0 },
        policies: policies?.map((fields) => ({ name: String(fields['Name']), fields }))
    };
}

async function chatQueues(connection: Connection): Promise<ChatQueue[] | undefined> {
    const list = CHATS.map((name) => `'${name}'`).join();
    const soql = `SELECT Queue.DeveloperName, Queue.QueueRoutingConfigId FROM QueueSobject WHERE SobjectType IN (${list})`;
    const [rows, configs] = await Promise.all([
        rowsOf(connection, soql),
        rowsOf(connection, 'SELECT Id, DeveloperName, PushTimeout FROM QueueRoutingConfig')
    ]);
    return rows?.flatMap((row) => {
        const { DeveloperName, QueueRoutingConfigId } = (row['Queue'] ?? {}) as Row;
        const config = configs?.find(({ Id }) => Id === QueueRoutingConfigId);
        if (config === undefined) {
            return [];
        }
        const seconds = Number(config['PushTimeout'] ?? 0);
        const pushTimeout = seconds > 0 ? seconds : undefined;
        return [{ queue: String(DeveloperName), routing: String(config['DeveloperName']), pushTimeout }];
    });
}
