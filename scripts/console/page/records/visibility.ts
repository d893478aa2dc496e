import type { PlatformProfile } from '../../platform/traits.ts';

/** What GraphQL answers. */
export interface GraphqlAnswer {
    data?: unknown;
    errors?: { message: string }[];
}

type Json = Record<string, unknown>;

/** Objects of which an agent may see their own records only. */
const OWN = ['AgentWork', 'UserServicePresence'];
const CHANNEL = 'MessagingChannel';
const OPTIONAL_CHANNEL = /\bMessagingChannel\s*(\([^)]*\)\s*)?@optional\b/;

/** A refusal of the query, where it needs what the platform of that profile does not let this user read. */
export function refusedQuery(query: string, { messagingChannel }: PlatformProfile): string | undefined {
    const needed = query.replace(new RegExp(OPTIONAL_CHANNEL, 'g'), '');
    return messagingChannel === 'unreadable' && new RegExp(`\\b${CHANNEL}\\b`).test(needed)
        ? `Validation error (FieldUndefined): Field '${CHANNEL}' in type 'MessagingSession' is undefined`
        : undefined;
}

/** The object behind a field of the answer: queries may give them other names. */
function objectOf(name: string, query: string): string {
    return new RegExp(`\\b${name}\\s*:\\s*(\\w+)`).exec(query)?.[1] ?? name;
}

/** The answer to a query with what the platform of that profile shows this user. */
export function visibleTo(
    userId: string,
    text: string,
    answer: GraphqlAnswer,
    profile: PlatformProfile
): GraphqlAnswer {
    const found = (answer.data as { uiapi?: { query?: Json } } | undefined)?.uiapi?.query;
    if (!found) {
        return answer;
    }
    const query = Object.fromEntries(
        Object.entries(found).map(([name, rows]) => [
            name,
            visibleRows(objectOf(name, text), rows as Rows, userId, profile)
        ])
    );
    return { ...answer, data: { ...(answer.data as Json), uiapi: { query } } };
}

/** The names of fields without those that the platform of that profile does not let this user read. */
export function readableFields(fields: string[], { messagingChannel }: PlatformProfile): string[] {
    return messagingChannel === 'unreadable' ? fields.filter((field) => !field.includes(`.${CHANNEL}.`)) : fields;
}

interface Rows {
    edges?: { node: Json }[];
}

function visibleRows(object: string, rows: Rows, userId: string, profile: PlatformProfile): Rows {
    if (!rows.edges) {
        return rows;
    }
    const isOwn = ({ UserId }: Json): boolean => (UserId as { value?: unknown } | undefined)?.value === userId;
    const hidden = profile.otherAgentsRows === 'own' && OWN.includes(object);
    const edges = rows.edges.filter(({ node }) => !hidden || isOwn(node));
    if (profile.messagingChannel === 'readable') {
        return { ...rows, edges };
    }
    return { ...rows, edges: edges.map(({ node: { [CHANNEL]: _, ...node } }) => ({ node })) };
}
