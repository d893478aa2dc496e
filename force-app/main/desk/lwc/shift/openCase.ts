import { caseOf, type CasePort, type CaseRecord } from 'c/etiquette';
import type { Claim } from 'c/journal';
import { caseDraft } from './caseWords';
import type { InHand } from './inHand';
import { caseReasonOf, type Job } from './job';
import type { LogReading } from './reconcile';
import type { Turns } from './turns';

/** What opening a case needs from the shift. */
export interface CaseDesk {
    cases: CasePort;
    agentName: string;
    linkTo(chat: string): string;
    /** Reads the conversation for the extract, where it is on screen. */
    readLog(chat: string, within?: number): Promise<LogReading>;
    /** Links wait for each other: where many chats get their cases at once, the words of all come first. */
    links: Turns;
    /** Tells the shift of the chat's case. */
    opened(inHand: InHand, record: CaseRecord): void;
}

async function linkedCase(inHand: InHand, { cases }: CaseDesk, caseId: string): Promise<CaseRecord> {
    const found = await cases.find({ caseId, chat: inHand.chat });
    if (!found) {
        throw new Error(`The case ${caseId} that is linked to this chat cannot be read.`);
    }
    return found;
}

async function caseFor(job: Job, inHand: InHand, claim: Claim, desk: CaseDesk): Promise<CaseRecord> {
    const reason = caseReasonOf(job);
    const known = caseOf(inHand.state) ?? inHand.facts.caseId ?? claim.before?.caseId;
    if (known !== undefined) {
        return linkedCase(inHand, desk, known);
    }
    await desk.readLog(inHand.chat);
    return desk.cases.open(caseDraft(inHand, reason, desk.agentName, desk.linkTo(inHand.chat)));
}

/**
 * The chat's case: opened, or the one that exists with the reason added. Throws what the server refuses; a later try
 * goes on where this one stopped. `undefined` where another window has taken over.
 */
export async function openCase(
    job: Job,
    inHand: InHand,
    claim: Claim,
    desk: CaseDesk
): Promise<CaseRecord | undefined> {
    const record = await caseFor(job, inHand, claim, desk);
    if (!claim.keep({ caseId: record.id, caseNumber: record.caseNumber })) {
        return undefined;
    }
    const reason = caseReasonOf(job);
    if (!record.reasons.includes(reason)) {
        await desk.cases.addReason(record.id, [...record.reasons, reason]);
    }
    return record;
}

/**
 * Links the chat's record to its case, where it is not, and tells the shift of it. Throws what the server refuses; false
 * where another window has taken over.
 */
export async function linkCase(inHand: InHand, claim: Claim, desk: CaseDesk, record: CaseRecord): Promise<boolean> {
    const isLinked = (): boolean => caseOf(inHand.state) === record.id || inHand.facts.caseId === record.id;
    const link = async (): Promise<boolean> => {
        if (!claim.keep({})) {
            return false;
        }
        if (!isLinked()) {
            await desk.cases.link(inHand.chat, record.id);
        }
        return true;
    };
    const goesOn = isLinked() || (await desk.links.take(link));
    if (goesOn) {
        desk.opened(inHand, record);
    }
    return goesOn;
}
