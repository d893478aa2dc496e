import { UsageError } from '../../command/commandError.ts';

/** What to show on standard output. */
export type Show = 'summary' | 'json' | 'chats' | 'story' | 'nothing';

/** The options that not every report has a place for. */
export interface PlacedOptions {
    html?: string | undefined;
    episodes?: string | undefined;
    'chats-out'?: string | undefined;
    'what-if'?: string[] | undefined;
    'time-zone'?: string | undefined;
    agents: boolean;
    shard?: string | undefined;
}

/** @throws UsageError naming an option that would change nothing beside the others, or say what is not so */
export function checkIneffective(options: PlacedOptions, show: Show): void {
    const { html, episodes, 'chats-out': chatsOut, 'what-if': whatIf, 'time-zone': zone, agents, shard } = options;
    if (show === 'story') {
        const given = { '--html': html, '--episodes': episodes, '--chats-out': chatsOut, '--what-if': whatIf };
        const [option] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
        if (option !== undefined) {
            throw new UsageError(`--chat tells one chat, and ${option} is about all: ask for one at a time`);
        }
    }
    if (agents && show !== 'summary') {
        throw new UsageError(
            '--agents lists all agents in the summary, which is not shown here: leave one of them out'
        );
    }
    if (whatIf !== undefined && html === undefined && (show === 'json' || show === 'chats')) {
        throw new UsageError(`--what-if is answered in the summary, by --html and by --partial, and not by --${show}`);
    }
    if (zone !== undefined && html === undefined && (show === 'json' || show === 'chats')) {
        throw new UsageError(
            `--time-zone is of the summary, --chat, --html and --partial, and the times of --${show} are UTC`
        );
    }
    if (shard !== undefined && html !== undefined) {
        throw new UsageError(
            '--html would show the chats of one shard only: write it by merge, from the partials of all'
        );
    }
}
