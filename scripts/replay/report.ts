import { LIMITS, type Account, type Episode, type Policy } from 'c/etiquette';
import { isoTime } from './instant.ts';
import type { RejectedLine } from './recording.ts';
import type { Statistics } from './statistics.ts';

/** Where a report goes, piece by piece. */
export type Write = (text: string) => void;

/** How a replay is shown: `begin`, then each chat, then `finish`. Nothing of a chat is kept. */
export interface Report {
    begin(policy: Policy): void;
    chat(chat: string, account: Account): void;
    finish(statistics: Statistics, rejected: readonly RejectedLine[]): void;
}

const quotes = new Map<string, string>();

/** JSON of a name that comes again and again. */
const quote = (name: string): string => {
    let quoted = quotes.get(name);
    if (quoted === undefined) {
        quoted = JSON.stringify(name);
        quotes.set(name, quoted);
    }
    return quoted;
};

const instant = (at: number | null): string => (at === null ? 'null' : `"${isoTime(at)}"`);

/** Put together by hand: a report holds about as many episodes as the timeline has events. */
const episodeJson = ({ rule, start, due, end, counted, result, late, agent }: Episode): string => {
    const span = `"rule":"${rule}","start":${instant(start)},"due":${instant(due)},"end":${instant(end)}`;
    const lateness = late === undefined ? '' : `,"late":${late / 1000}`;
    const holder = agent === undefined ? '' : `,"agent":${quote(agent)}`;
    return `{${span},"seconds":${counted / 1000},"result":"${result}"${lateness}${holder}}`;
};

const chatJson = (chat: string, { episodes, actions, caseId }: Account): string => {
    const done = actions.map(({ at, action }) => `{"at":${instant(at)},"action":"${action}"}`).join();
    const linked = caseId === undefined ? '' : `,"case":${JSON.stringify(caseId)}`;
    return `{"chat":${JSON.stringify(chat)},"episodes":[${episodes.map(episodeJson).join()}],"actions":[${done}]${linked}}`;
};

/** The report as one JSON object, written chat by chat. */
export const jsonReport = (write: Write): Report => {
    let separator = '';
    return {
        begin(policy) {
            const limits = Object.fromEntries(LIMITS.map((limit) => [limit, policy[limit]]));
            write(`{"policy":${JSON.stringify({ ...limits, silenceAnchor: policy.silenceAnchor })},\n"chats":[`);
        },
        chat(chat, account) {
            write(`${separator}\n${chatJson(chat, account)}`);
            separator = ',';
        },
        finish(statistics, rejected) {
            write(`],\n"rules":${JSON.stringify(statistics.rules())},\n`);
            write(`"agents":${JSON.stringify(statistics.agents())},\n"rejected":${JSON.stringify(rejected)}}\n`);
        }
    };
};
