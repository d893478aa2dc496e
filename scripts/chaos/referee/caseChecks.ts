import { didAbout } from './deeds.ts';
import { timeOfDay } from './facts.ts';
import { intentOf } from './productTexts.ts';
import type { Check } from './textChecks.ts';

const TICKET_AFTER = 300_000;
/** Instants of the server are whole seconds in places. */
const ROUNDED = 1_000;
/** What was read before somebody else acted is used for so long at most: two waits with their ends; milliseconds. */
const READ_BEFORE = 25_000;

const oneCase: Check = ({ cases }) => (cases.length > 1 ? `has ${cases.length} cases` : undefined);

const ticketHasCase: Check = ({ lines, cases, links }) =>
    cases.length + links.length === 0 &&
    lines.some(({ from, text }) => from === 'agent' && intentOf(text).startsWith('ticket'))
        ? 'was told of a ticket that there is not'
        : undefined;

const noCaseTooEarly: Check = (chat) => {
    const { lines, cases, acceptedAt = Infinity } = chat;
    const first = Math.max(acceptedAt, lines.find(({ from }) => from === 'client')?.at ?? acceptedAt);
    const early = cases.find(
        ({ createdAt }) =>
            createdAt + ROUNDED < Math.min(first, acceptedAt) + TICKET_AFTER &&
            !didAbout(chat, ['asked'], 'ticket:answer', -Infinity, createdAt + ROUNDED)
    );
    return early && `has a case before anything was due, at ${timeOfDay(early.createdAt)}`;
};

const linkStays: Check = ({ links }) => {
    const replaced = links.findIndex(({ caseId }, index) => index > 0 && caseId !== links[index - 1]?.caseId);
    const link = links[replaced];
    return link && `lost its link to case ${links[replaced - 1]?.caseId} at ${timeOfDay(link.at)}, to ${link.caseId}`;
};

const noCaseBesideLinked: Check = ({ cases, links }) => {
    const beside = cases.find(({ id, createdAt }) =>
        links.some(({ caseId, at }) => caseId !== id && at + READ_BEFORE < createdAt)
    );
    return beside && `got a second case at ${timeOfDay(beside.createdAt)}, though one was linked`;
};

const onlyHolderActs: Check = ({ cases, holdings, refused }) => {
    const held = (agent: string, at: number): boolean =>
        holdings.some(
            (holding) =>
                holding.agent === agent &&
                holding.from <= at + ROUNDED &&
                at <= (holding.until ?? Infinity) + READ_BEFORE
        );
    const foreign = cases.find(({ by, createdAt }) => by !== undefined && !held(by, createdAt));
    if (foreign) {
        return `got a case from ${foreign.by}, who did not hold it, at ${timeOfDay(foreign.createdAt)}`;
    }
    const attempt = refused.find(({ agent, at }) => !held(agent, at));
    return attempt && `: ${attempt.agent} tried to ${attempt.what} without holding it, at ${timeOfDay(attempt.at)}`;
};

/** What must hold of a chat's cases, and of who acts, at any time. */
export const CASE_CHECKS: Readonly<Record<string, Check>> = {
    'at most one case': oneCase,
    'a ticket that is told of exists': ticketHasCase,
    'no case before it is due': noCaseTooEarly,
    'a linked case stays linked': linkStays,
    'no case beside a linked one': noCaseBesideLinked,
    'only the holder acts': onlyHolderActs
};
