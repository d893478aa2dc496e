import { ApiError, notFound } from '../api/apiError.ts';
import type { Answer, Call, Parts, Route } from '../api/call.ts';

const DEFAULT_LIMIT = 25;
const MOST = 1000;
const DIRECTIONS = ['FromEnd', 'FromStart'];

/** The messages of enhanced channels, by the Connect API. */
export const conversationRoutes: readonly Route[] = [
    { method: 'GET', path: 'connect/conversation/:conversation/entries', handler: entries }
];

function entries(call: Call, { conversation = '' }: Parts): Answer {
    const object = call.org.schema.find('Conversation');
    if (object === undefined) {
        throw notFound();
    }
    if (!call.access.allows('read', object)) {
        const message = "You don't have access to the record or the record does not exist.";
        throw new ApiError('INSUFFICIENT_ACCESS', message, { status: 403 });
    }
    const known = call.org.database.get(
        'SELECT Id FROM o_Conversation WHERE ConversationIdentifier = ? AND IsDeleted = 0',
        conversation
    );
    if (known === undefined) {
        throw notFound();
    }
    const direction = call.query.get('queryDirection') ?? 'FromEnd';
    if (!DIRECTIONS.includes(direction)) {
        throw illegal('queryDirection');
    }
    const found = call.org.conversations.read(conversation, {
        from: wholeNumber(call, 'startTimestamp', 0),
        to: wholeNumber(call, 'endTimestamp', Number.MAX_SAFE_INTEGER),
        isFromEnd: direction === 'FromEnd',
        limit: limitOf(call)
    });
    const conversationEntries = found.map(({ identifier, at, role, text }) => ({
        clientDuration: 0,
        clientTimestamp: at,
        identifier,
        messageText: text ?? null,
        relatedRecords: [],
        sender: { appType: role === 'EndUser' ? 'v1_chat' : 'agent', role, subject: role },
        serverReceivedTimestamp: at
    }));
    return { status: 200, body: { conversationEntries } };
}

function limitOf(call: Call): number {
    const limit = wholeNumber(call, 'recordLimit', DEFAULT_LIMIT);
    if (limit < 1 || limit > MOST) {
        throw illegal('recordLimit');
    }
    return limit;
}

function wholeNumber(call: Call, name: string, otherwise: number): number {
    const text = call.query.get(name);
    if (text !== null && !/^\d{1,15}$/.test(text)) {
        throw illegal(name);
    }
    return text === null ? otherwise : Number(text);
}

function illegal(name: string): ApiError {
    return new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `The value of the query parameter ${name} is not valid.`);
}
