import type { Share } from '../statistics/shareOfWaits.ts';
import { compareNames } from '../statistics/worst.ts';
import { agentName, type ReportData } from './reportData.ts';

/** Below so many counted waits nobody is compared with anybody. */
export const ENOUGH_WAITS = 20;

/** An agent's responses. */
export interface AgentRow {
    agent: string;
    name: string;
    /** Of the responses within the limit; `undefined` where none was counted. */
    share: Share | undefined;
    late: number;
    /** Of `connect` and `update`. */
    others: { connect: Share | undefined; update: Share | undefined };
    /** The whole interval is below or above the team's share; or there are too few waits to say so. */
    verdict: 'below' | 'above' | 'few' | '';
}

/** Returns every agent's responses, by name. */
export function agentRows(data: ReportData): AgentRow[] {
    const team = data.statistics.rule('response').share.share()?.share ?? 0;
    const rows = [...data.statistics.agents].map(([agent, { promises }]): AgentRow => {
        const [connect, response, update] = promises.shares;
        const share = response?.share();
        return {
            agent,
            name: agentName(data, agent),
            share,
            late: (response?.waits ?? 0) - (response?.within ?? 0),
            others: { connect: connect?.share(), update: update?.share() },
            verdict: verdictOf(share, team)
        };
    });
    return rows.sort((one, other) => compareNames(one.name, other.name) || compareNames(one.agent, other.agent));
}

function verdictOf(share: Share | undefined, team: number): AgentRow['verdict'] {
    if (share === undefined || share.waits < ENOUGH_WAITS) {
        return 'few';
    }
    if (share.high < team) {
        return 'below';
    }
    return share.low > team ? 'above' : '';
}
