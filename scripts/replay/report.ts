import { LIMITS, type ChatAudit, type Episode, type Policy } from 'c/etiquette';
import { isoTime, jsonSeconds } from './instant.ts';
import type { RejectedLine } from './recording.ts';
import type { Statistics } from './statistics.ts';

/** How a replay is shown: `begin`, then the chats with `between` between them, then `finish`. */
export interface Report {
    begin(policy: Policy): string;
    chat(chat: string, audit: ChatAudit): string;
    between: string;
    finish(statistics: Statistics, rejected: readonly RejectedLine[]): string;
}

const quotes = new Map<string, string>();

/** JSON of a name that comes again and again. */
function quote(name: string): string {
    let quoted = quotes.get(name);
    if (quoted === undefined) {
        quoted = JSON.stringify(name);
        quotes.set(name, quoted);
    }
    return quoted;
}

function instant(at: number | null): string {
    return at === null ? 'null' : `"${isoTime(at)}"`;
}

/** Put together by hand: a report holds about as many episodes as the timeline has events. */
function episodeJson({ rule, start, due, end, counted, result, late, agent }: Episode): string {
    const span = `"rule":"${rule}","start":${instant(start)},"due":${instant(due)},"end":${instant(end)}`;
    const lateness = late === undefined ? '' : `,"late":${jsonSeconds(late)}`;
    const holder = agent === undefined ? '' : `,"agent":${quote(agent)}`;
    return `{${span},"seconds":${jsonSeconds(counted)},"result":"${result}"${lateness}${holder}}`;
}

function chatJson(chat: string, { episodes, actions, caseId }: ChatAudit): string {
    const done = actions.map(({ at, action }) => `{"at":${instant(at)},"action":"${action}"}`).join();
    const linked = caseId === undefined ? '' : `,"case":${JSON.stringify(caseId)}`;
    return `{"chat":${JSON.stringify(chat)},"episodes":[${episodes.map(episodeJson).join()}],"actions":[${done}]${linked}}`;
}

/** The report as one JSON object. */
export const jsonReport: Report = {
    begin(policy) {
        const limits = Object.fromEntries(LIMITS.map((limit) => [limit, policy[limit]]));
        return `{"policy":${JSON.stringify({ ...limits, silenceAnchor: policy.silenceAnchor })},\n"chats":[\n`;
    },
    chat: chatJson,
    between: ',\n',
    finish(statistics, rejected) {
        const rules = JSON.stringify(statistics.rules());
        const agents = JSON.stringify(statistics.agents());
        return `],\n"rules":${rules},\n"agents":${agents},\n"rejected":${JSON.stringify(rejected)}}\n`;
    }
};
