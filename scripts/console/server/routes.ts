import { SPEEDS } from '../world/clock/virtualClock.ts';
import type { World } from '../world/world.ts';
import type { ChatKind, ClockReading, SceneSummary, StatusReason, WorldApi } from '../protocol.ts';
import { Fields } from './bodies.ts';
import type { Rules } from './teamRules.ts';

/** The furthest that time goes in one advance, in seconds: a week. */
const FURTHEST = 7 * 24 * 3600;
const KINDS: readonly ChatKind[] = ['messaging', 'chat'];
const REASONS: readonly StatusReason[] = [
    'OmniToolkitStatusChange',
    'OmniManualStatusChange',
    'OmniSupervisorStatusChange'
];

/** What routes act on. */
export interface Controls {
    world: World;
    take<T>(work: () => T | Promise<T>): Promise<T>;
    clock: {
        set(change: { speed?: number; paused?: boolean }): void;
        advance(milliseconds: number): Promise<void>;
        reading(): ClockReading;
    };
    playScene(name: string): Promise<SceneSummary>;
    rules: Rules;
}

/** One POST route: the fields that it knows, and what it does with them. */
export interface Route<Path extends keyof WorldApi> {
    known: (keyof WorldApi[Path]['request'] & string)[];
    run(fields: Fields): Promise<WorldApi[Path]['answer']>;
}
type Routes = { [Path in keyof WorldApi]: Route<Path> };

function agentRoutes({ world, take }: Controls) {
    /** Does something as the agent that the body names. */
    const as = <T>(fields: Fields, act: (agent: Awaited<ReturnType<World['roster']['agent']>>) => T | Promise<T>) =>
        take(async () => act(await world.roster.agent(fields.text('agent'))));
    const nothing = async (done: Promise<unknown>) => {
        await done;
        return {};
    };
    const { agent: side } = world;
    return {
        '/local/agent/presence': {
            known: ['agent', 'status', 'reason'],
            run: (fields) => {
                const reason = fields.optionalOneOf('reason', REASONS);
                return nothing(as(fields, (agent) => side.setPresence(agent, fields.text('status'), reason)));
            }
        },
        '/local/agent/logout': { known: ['agent'], run: (fields) => nothing(as(fields, side.logout)) },
        '/local/agent/accept': {
            known: ['agent', 'workId'],
            run: (fields) => as(fields, (agent) => side.accept(agent, fields.text('workId')))
        },
        '/local/agent/decline': {
            known: ['agent', 'workId', 'reason'],
            run: (fields) => {
                const reason = fields.optionalText('reason');
                return nothing(as(fields, (agent) => side.decline(agent, fields.text('workId'), reason)));
            }
        },
        '/local/agent/close': {
            known: ['agent', 'workId'],
            run: (fields) => nothing(as(fields, (agent) => side.close(agent, fields.text('workId'))))
        },
        '/local/agent/flag': {
            known: ['agent', 'workId', 'message'],
            run: (fields) => {
                const message = fields.optionalText('message');
                return nothing(as(fields, (agent) => side.flag(agent, fields.text('workId'), message)));
            }
        },
        '/local/agent/send': {
            known: ['agent', 'chat', 'text'],
            run: (fields) => as(fields, (agent) => side.send(agent, fields.text('chat'), fields.text('text')))
        },
        '/local/agent/end': {
            known: ['agent', 'chat'],
            run: (fields) => as(fields, (agent) => side.end(agent, fields.text('chat')))
        },
        '/local/agent/inactivate': {
            known: ['agent', 'chat'],
            run: (fields) => nothing(as(fields, (agent) => side.inactivate(agent, fields.text('chat'))))
        },
        '/local/agent/transfer': {
            known: ['agent', 'chat', 'toAgent', 'toQueue'],
            run: (fields) => {
                const to = { toAgent: fields.optionalText('toAgent'), toQueue: fields.optionalText('toQueue') };
                return nothing(as(fields, (agent) => side.transfer(agent, fields.text('chat'), to)));
            }
        },
        '/local/agent/log': {
            known: ['agent', 'chat'],
            run: (fields) => as(fields, (agent) => ({ entries: side.log(agent, fields.text('chat')) }))
        },
        '/local/agent/tabs': {
            known: ['agent', 'window', 'chat', 'tabs'],
            run: (fields) => {
                const tabs = fields.texts('tabs');
                const [chat, window] = [fields.text('chat'), fields.text('window')];
                return nothing(as(fields, (agent) => side.reportTabs(agent, chat, window, tabs)));
            }
        }
    } satisfies Partial<Routes>;
}

function visitorRoutes({ world, take }: Controls) {
    return {
        '/local/visitor/start': {
            known: ['firstName', 'lastName', 'email', 'language', 'question', 'kind'],
            run: async (fields) => {
                const [firstName, lastName] = [fields.text('firstName'), fields.text('lastName')];
                const language = fields.optionalText('language');
                const client = { firstName, lastName, email: fields.text('email'), ...(language && { language }) };
                const kind = fields.optionalOneOf('kind', KINDS) ?? 'messaging';
                const chat = await take(() => world.client.start(client, fields.text('question'), kind));
                return { visitor: chat.visitor };
            }
        },
        '/local/visitor/send': {
            known: ['visitor', 'text'],
            run: (fields) =>
                take(() => world.client.send(world.roster.byVisitor(fields.text('visitor')), fields.text('text')))
        },
        '/local/visitor/end': {
            known: ['visitor'],
            run: (fields) => take(() => world.client.end(world.roster.byVisitor(fields.text('visitor'))))
        }
    } satisfies Partial<Routes>;
}

function clockRoute({ clock }: Controls): Route<'/local/clock'> {
    return {
        known: ['speed', 'paused', 'advance'],
        async run(fields) {
            const speed = fields.optionalNumber('speed', SPEEDS.least, SPEEDS.most);
            const paused = fields.optionalFlag('paused');
            const advance = fields.optionalNumber('advance', 0, FURTHEST);
            clock.set({ speed, paused });
            if (advance !== undefined) {
                await clock.advance(Math.round(advance * 1000));
            }
            return clock.reading();
        }
    };
}

/** Every POST route with a JSON body. */
export function createRoutes(controls: Controls): Routes {
    return {
        '/local/clock': clockRoute(controls),
        ...agentRoutes(controls),
        ...visitorRoutes(controls),
        '/local/rules': {
            known: ['id', 'limits'],
            run: (fields) => controls.rules.change(fields.optionalText('id'), fields.numbers('limits'))
        },
        '/local/scene': { known: ['scene'], run: (fields) => controls.playScene(fields.text('scene')) }
    };
}
