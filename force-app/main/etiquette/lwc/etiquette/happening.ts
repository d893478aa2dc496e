import { answered, openQuestion, ticketed } from './answer';
import { connected, countOrPause, request } from './connect';
import { clear, leaveOpen, owesClient, type Course } from './course';
import { linkCase, startDuration } from './duration';
import type { HeardEvent } from './hearing';
import { allowIdle, endIdle } from './idle';
import type { Intent } from './chatEvent';
import { nudged } from './nudge';
import { passTime } from './owed';
import type { Policy } from './policy';
import { awaitResponse, responded } from './response';
import { beginSilence, breakSilence, continueSilence } from './silence';
import { promiseUpdate, updated } from './update';

/** Offers the chat to an agent, or, where `assigned` is false, to nobody. */
function offer(course: Course, at: number, assigned: boolean, agent: string | undefined): void {
    course.assigned = assigned;
    course.holder = agent;
    countOrPause(course, at);
}

function clientWrites(course: Course, at: number, meaning: HeardEvent['meaning'], policy: Policy): void {
    if (course.acceptedAt === undefined) {
        course.asked ||= meaning === 'question';
    } else if (meaning === 'question') {
        breakSilence(course, at);
        openQuestion(course, at, policy);
        awaitResponse(course, at, policy);
    } else if (!owesClient(course)) {
        breakSilence(course, at);
        beginSilence(course, at, policy);
    }
}

/** An agent takes the chat for the first time. */
function take(course: Course, at: number, agent: string | undefined, policy: Policy): void {
    course.holder = agent ?? course.holder;
    connected(course, at);
    course.acceptedAt = at;
    startDuration(course, at, policy);
}

function accept(course: Course, event: HeardEvent, policy: Policy): void {
    if (course.acceptedAt !== undefined) {
        course.holder = event.agent ?? course.holder;
        return;
    }
    take(course, event.at, event.agent, policy);
    if (course.asked) {
        openQuestion(course, event.at, policy);
    }
    awaitResponse(course, event.at, policy);
}

function holdOrUpdate(course: Course, at: number, policy: Policy): void {
    responded(course, at);
    updated(course, at);
    if (!course.hold) {
        breakSilence(course, at);
        openQuestion(course, at, policy);
        course.hold = true;
    }
    promiseUpdate(course, at, policy);
}

function answerOrTicket(course: Course, at: number, intent: 'answer' | 'ticket', policy: Policy): void {
    responded(course, at);
    updated(course, at);
    course.hold = false;
    if (intent === 'ticket') {
        ticketed(course, at);
    } else {
        answered(course, at);
    }
    continueSilence(course, at, policy);
}

function agentWrites(course: Course, event: HeardEvent, intent: Intent, policy: Policy): void {
    const { at } = event;
    if (course.acceptedAt === undefined) {
        take(course, at, event.agent, policy);
    }
    if (intent === 'hold' || intent === 'update') {
        holdOrUpdate(course, at, policy);
    } else if (intent === 'answer' || intent === 'ticket') {
        answerOrTicket(course, at, intent, policy);
    } else if (intent === 'nudge') {
        nudged(course, at);
        allowIdle(course, at, policy);
    }
}

/** Ends every running episode, as at the chat's end. */
function endEpisodes(course: Course, at: number, byClient: boolean): void {
    for (const rule of ['connect', 'response', 'update'] as const) {
        leaveOpen(course, rule, at);
    }
    for (const rule of ['answer', 'duration', 'nudge'] as const) {
        clear(course, rule, at);
    }
    endIdle(course, at, byClient);
    course.hold = false;
    course.question = false;
    course.asked = false;
}

function transfer(course: Course, { at, agent }: HeardEvent): void {
    if (course.acceptedAt === undefined) {
        offer(course, at, agent !== undefined, agent);
    } else {
        course.holder = agent;
    }
}

function message(course: Course, event: HeardEvent, policy: Policy): void {
    const { meaning } = event;
    if (meaning === 'question' || meaning === 'thanks') {
        clientWrites(course, event.at, meaning, policy);
    } else if (meaning !== undefined) {
        agentWrites(course, event, meaning, policy);
    }
}

/** What each type of event does to a chat that has not ended. */
const HAPPENINGS: Record<HeardEvent['type'], (course: Course, event: HeardEvent, policy: Policy) => void> = {
    requested: (course, event, policy) => {
        request(course, event.at, policy);
        message(course, event, policy);
    },
    assigned: (course, event) => {
        if (course.acceptedAt === undefined) {
            offer(course, event.at, true, event.agent);
        }
    },
    declined: (course, event) => {
        if (course.acceptedAt === undefined && course.assigned && course.holder === event.agent) {
            offer(course, event.at, false, undefined);
        }
    },
    accepted: accept,
    message,
    transferred: transfer,
    case: (course, event) => linkCase(course, event.at, event.caseId),
    inactive: (course, event) => endEpisodes(course, event.at, true),
    ended: (course, event) => {
        endEpisodes(course, event.at, event.by === 'client');
        course.endedAt = event.at;
    },
    closed: (course, event) => {
        endEpisodes(course, event.at, false);
        course.endedAt = event.at;
    },
    capacity: (course, event) => {
        course.available = event.available ?? course.available;
        countOrPause(course, event.at);
    }
};

/**
 * Lets one event happen; events must come in the order of time. After the chat's end only its case is still noted.
 */
export function happen(course: Course, event: HeardEvent, policy: Policy): void {
    if (course.endedAt !== undefined) {
        if (event.type === 'case') {
            course.caseId ??= event.caseId;
        }
        return;
    }
    passTime(course, event.at);
    course.at = event.at;
    HAPPENINGS[event.type](course, event, policy);
}
