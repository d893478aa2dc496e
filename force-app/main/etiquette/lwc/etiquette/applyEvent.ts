import { closeQuestionByAnswer, openQuestion, closeQuestionByTicket } from './answer';
import { endConnect, resumeOrPauseConnect, startConnect } from './connect';
import { clearPrompt, closeLimit, owesClient, type RuleState } from './ruleState';
import { linkCase, startDuration } from './duration';
import type { ClassifiedEvent } from './classify';
import { setIdleDue, endIdle } from './idle';
import type { Intent } from './chatEvent';
import { completeNudge } from './nudge';
import { advanceTime } from './advanceTime';
import type { Policy } from './policy';
import { startResponse, endResponse } from './response';
import { startSilence, endSilence, startOrMoveSilence } from './silence';
import { startUpdate, endUpdate } from './update';

/** Assigns the chat to an agent; with `isAssigned` false, to nobody. */
function assign(rules: RuleState, at: number, isAssigned: boolean, agent: string | undefined): void {
    rules.isAssigned = isAssigned;
    rules.holder = agent;
    resumeOrPauseConnect(rules, at);
}

function applyClientMessage(rules: RuleState, at: number, meaning: ClassifiedEvent['meaning'], policy: Policy): void {
    if (rules.acceptedAt === undefined) {
        rules.hasAsked ||= meaning === 'question';
    } else if (meaning === 'question') {
        endSilence(rules, at);
        openQuestion(rules, at, policy);
        startResponse(rules, at, policy);
    } else if (!owesClient(rules)) {
        endSilence(rules, at);
        startSilence(rules, at, policy);
    }
}

/** Records the chat's first acceptance. */
function recordAcceptance(rules: RuleState, at: number, agent: string | undefined, policy: Policy): void {
    rules.holder = agent ?? rules.holder;
    endConnect(rules, at);
    rules.acceptedAt = at;
    startDuration(rules, at, policy);
}

function applyAccepted(rules: RuleState, event: ClassifiedEvent, policy: Policy): void {
    if (rules.acceptedAt !== undefined) {
        rules.holder = event.agent ?? rules.holder;
        return;
    }
    recordAcceptance(rules, event.at, event.agent, policy);
    if (rules.hasAsked) {
        openQuestion(rules, event.at, policy);
    }
    startResponse(rules, event.at, policy);
}

function applyHoldOrUpdate(rules: RuleState, at: number, policy: Policy): void {
    endResponse(rules, at);
    endUpdate(rules, at);
    if (!rules.isOnHold) {
        endSilence(rules, at);
        openQuestion(rules, at, policy);
        rules.isOnHold = true;
    }
    startUpdate(rules, at, policy);
}

function applyAnswerOrTicket(rules: RuleState, at: number, intent: 'answer' | 'ticket', policy: Policy): void {
    endResponse(rules, at);
    endUpdate(rules, at);
    rules.isOnHold = false;
    if (intent === 'ticket') {
        closeQuestionByTicket(rules, at);
    } else {
        closeQuestionByAnswer(rules, at);
    }
    startOrMoveSilence(rules, at, policy);
}

function applyAgentMessage(rules: RuleState, event: ClassifiedEvent, intent: Intent, policy: Policy): void {
    const { at } = event;
    if (rules.acceptedAt === undefined) {
        recordAcceptance(rules, at, event.agent, policy);
    }
    if (intent === 'hold' || intent === 'update') {
        applyHoldOrUpdate(rules, at, policy);
    } else if (intent === 'answer' || intent === 'ticket') {
        applyAnswerOrTicket(rules, at, intent, policy);
    } else if (intent === 'nudge') {
        completeNudge(rules, at);
        setIdleDue(rules, at, policy);
    }
}

/** Ends every running episode, the hold and the question, as the chat's end does. */
function endEpisodes(rules: RuleState, at: number, byClient: boolean): void {
    for (const rule of ['connect', 'response', 'update'] as const) {
        closeLimit(rules, rule, at);
    }
    for (const rule of ['answer', 'duration', 'nudge'] as const) {
        clearPrompt(rules, rule, at);
    }
    endIdle(rules, at, byClient);
    rules.isOnHold = false;
    rules.hasQuestion = false;
    rules.hasAsked = false;
}

function applyTransfer(rules: RuleState, { at, agent }: ClassifiedEvent): void {
    if (rules.acceptedAt === undefined) {
        assign(rules, at, agent !== undefined, agent);
    } else {
        rules.holder = agent;
    }
}

function applyMessage(rules: RuleState, event: ClassifiedEvent, policy: Policy): void {
    const { meaning } = event;
    if (meaning === 'question' || meaning === 'thanks') {
        applyClientMessage(rules, event.at, meaning, policy);
    } else if (meaning !== undefined) {
        applyAgentMessage(rules, event, meaning, policy);
    }
}

/** What each type of event changes in a chat that has not ended. */
const HANDLERS: Record<ClassifiedEvent['type'], (rules: RuleState, event: ClassifiedEvent, policy: Policy) => void> = {
    requested: (rules, event, policy) => {
        startConnect(rules, event.at, policy);
        applyMessage(rules, event, policy);
    },
    assigned: (rules, event) => {
        if (rules.acceptedAt === undefined) {
            assign(rules, event.at, true, event.agent);
        }
    },
    declined: (rules, event) => {
        if (rules.acceptedAt === undefined && rules.isAssigned && rules.holder === event.agent) {
            assign(rules, event.at, false, undefined);
        }
    },
    accepted: applyAccepted,
    message: applyMessage,
    transferred: applyTransfer,
    case: (rules, event) => linkCase(rules, event.at, event.caseId),
    inactive: (rules, event) => endEpisodes(rules, event.at, true),
    ended: (rules, event) => {
        endEpisodes(rules, event.at, event.by === 'client');
        rules.endedAt = event.at;
    },
    closed: (rules, event) => {
        endEpisodes(rules, event.at, false);
        rules.endedAt = event.at;
    },
    capacity: (rules, event) => {
        rules.availableAgents = event.available ?? rules.availableAgents;
        resumeOrPauseConnect(rules, event.at);
    }
};

/** Applies one event. Events must be sorted by time. After the chat's end, only a case still changes anything. */
export function applyEvent(rules: RuleState, event: ClassifiedEvent, policy: Policy): void {
    if (rules.endedAt !== undefined) {
        if (event.type === 'case') {
            rules.caseId ??= event.caseId;
        }
        return;
    }
    advanceTime(rules, event.at);
    rules.at = event.at;
    HANDLERS[event.type](rules, event, policy);
}
