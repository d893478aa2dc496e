import { COURSES, type Course } from './sampleChat.ts';
import { POLICY_OBJECT, parentKey, SAMPLE_KEY, type Row } from './sampleObjects.ts';
import { transcriptText } from './transcriptText.ts';

/** The rows of each object. */
export type Rows = Map<string, Row[]>;

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
/** The samples begin this long ago, and so far apart, or nearer where they are many: all within the last 14 days. */
const FIRST_REQUEST = 13 * 24 * HOUR;
const BETWEEN_REQUESTS = 7 * 60 * SECOND;
const SPAN = 12 * 24 * HOUR;

/** When the chat of a number was requested, epoch milliseconds. */
type RequestTime = (number: number) => number;

function requestTimes(count: number, now: number): RequestTime {
    const first = Math.floor(now / HOUR) * HOUR - FIRST_REQUEST;
    const between = Math.min(BETWEEN_REQUESTS, Math.floor(SPAN / Math.max(count, 1) / SECOND) * SECOND);
    return (number) => first + number * between;
}

const FIRST_NAMES = ['Ada', 'Bruno', 'Chiara', 'Deniz', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kira'];
const LAST_NAMES = ['Arnold', 'Berger', 'Costa', 'Demir', 'Ebner', 'Fischer', 'Garcia', 'Huber', 'Ivanova', 'Jansen'];

function pick(names: readonly string[], number: number): string {
    return names[number % names.length] ?? '';
}
function iso(instant: number): string {
    return new Date(instant).toISOString();
}
function keyOf(kind: string, number: number): string {
    return `sample-${kind}-${String(number).padStart(6, '0')}`;
}

/** Policies to look at: the default one, and one for a channel of its own. */
function policyRows(): Row[] {
    return [
        { [SAMPLE_KEY]: 'sample-policy-default', Name: 'Default', Default__c: true },
        {
            [SAMPLE_KEY]: 'sample-policy-patient',
            Name: 'Patient Channel',
            Channel__c: 'Etiquette_Sample_Channel',
            Response_Seconds__c: 90,
            Update_Seconds__c: 180,
            Nudge_Mode__c: 'remind'
        }
    ];
}

function contactRow(number: number): Row {
    const first = pick(FIRST_NAMES, number);
    const last = pick(LAST_NAMES, Math.floor(number / FIRST_NAMES.length));
    return {
        [SAMPLE_KEY]: keyOf('contact', number),
        FirstName: first,
        LastName: last,
        Email: `${first}.${last}.${number}@customer.example`.toLowerCase()
    };
}

function caseRow(number: number, { title, ticket }: Course): Row {
    return {
        [SAMPLE_KEY]: keyOf('case', number),
        [parentKey('Contact')]: keyOf('contact', number),
        Subject: `Chat: ${title}`,
        Description: 'A sample case: a chat that needed a ticket.',
        Origin: 'Chat',
        Status: 'New',
        Etiquette_Reasons__c: ticket ?? ''
    };
}

function transcriptRow(
    number: number,
    course: Course,
    requested: number,
    names: { agent: string; client: string }
): Row {
    const accepted = requested + course.accepted * SECOND;
    const said = (from: 'agent' | 'client'): number => course.lines.filter(([, by]) => by === from).length;
    return {
        [SAMPLE_KEY]: keyOf('chat', number),
        [parentKey('LiveChatVisitor')]: keyOf('visitor', number),
        [parentKey('Contact')]: keyOf('contact', number),
        ...(course.ticket && { [parentKey('Case')]: keyOf('case', number) }),
        Status: 'Completed',
        RequestTime: iso(requested),
        StartTime: iso(accepted),
        EndTime: iso(accepted + course.ended * SECOND),
        EndedBy: course.endedBy === 'agent' ? 'Agent' : 'Visitor',
        OperatorMessageCount: said('agent'),
        VisitorMessageCount: said('client'),
        Body: transcriptText(accepted, course.lines, names)
    };
}

function eventRows(
    number: number,
    { accepted, declined, ended, endedBy }: Course,
    requested: number,
    agentId: string
): Row[] {
    const told: (readonly [type: string, after: number])[] = [
        ['ChatRequest', 0],
        ['PushAssignment', 1],
        ...(declined === undefined
            ? []
            : ([
                  ['DeclineManual', declined],
                  ['PushAssignment', declined + 1]
              ] as const)),
        ['Accept', accepted],
        [endedBy === 'agent' ? 'EndAgent' : 'EndVisitor', accepted + ended]
    ];
    return told.map(([Type, after], place) => ({
        [SAMPLE_KEY]: `${keyOf('event', number)}-${place + 1}`,
        [parentKey('LiveChatTranscript')]: keyOf('chat', number),
        Type,
        Time: iso(requested + after * SECOND),
        ...(!/Request|Visitor/.test(Type) && { AgentId: agentId })
    }));
}

/** Whose chats the samples are. */
export interface SampleAgent {
    id: string;
    name: string;
}

/**
 * Exactly `count` records: a contact for each chat, its case where it has one, the visitor, the transcript and its
 * events; the last ones are contacts alone. Without Chat only contacts and cases. Their times follow from `now`, epoch
 * milliseconds; everything else is the same every time, so that a second run makes no second records.
 */
export function sampleRows(count: number, agent: SampleAgent, hasChat: boolean, now: number): Rows {
    const requestedAt = requestTimes(count, now);
    const rows: Rows = new Map([[POLICY_OBJECT, count === 0 ? [] : policyRows()]]);
    const add = (object: string, added: readonly Row[]): void => {
        const known = rows.get(object);
        if (known) {
            known.push(...added);
        } else {
            rows.set(object, [...added]);
        }
    };
    for (let number = 0, left = count; left > 0; number += 1) {
        const course = COURSES[number % COURSES.length] as Course;
        const contact = contactRow(number);
        const client = String(contact['FirstName']);
        const cases = course.ticket ? [caseRow(number, course)] : [];
        const events = hasChat ? eventRows(number, course, requestedAt(number), agent.id) : [];
        const needed = 1 + cases.length + (hasChat ? 2 + events.length : 0);
        add('Contact', [contact]);
        left -= 1;
        if (needed - 1 > left) {
            continue;
        }
        left -= needed - 1;
        add('Case', cases);
        if (!hasChat) {
            continue;
        }
        add('LiveChatVisitor', [{ [SAMPLE_KEY]: keyOf('visitor', number) }]);
        add('LiveChatTranscript', [transcriptRow(number, course, requestedAt(number), { agent: agent.name, client })]);
        add('LiveChatTranscriptEvent', events);
    }
    return rows;
}
