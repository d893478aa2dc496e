import { randomUUID } from 'node:crypto';
import { DOCUMENTED } from '../platform/profile.ts';
import type { PlatformProfile } from '../platform/traits.ts';
import type { AgentPush, SceneSummary, ScoreCard, Session, VisitorPush } from '../protocol.ts';
import { createAdvance } from '../world/clock/advance.ts';
import { createTurns, type Turns } from '../world/clock/turns.ts';
import type { VirtualClock } from '../world/clock/virtualClock.ts';
import type { Agent } from '../world/people.ts';
import { followContacts } from '../world/records/clientContact.ts';
import { readSettings, setUpContactCentre } from '../world/records/contactCentre.ts';
import { endLeftovers } from '../world/records/leftovers.ts';
import { createRecords } from '../world/records/records.ts';
import { addSamples } from '../world/records/samples.ts';
import { userRecords } from '../world/records/userRecords.ts';
import { DEFAULT_SETTINGS, type Settings } from '../world/settings.ts';
import { createSimulatedAgents } from '../world/simulated/agents.ts';
import { playScene } from '../world/simulated/player.ts';
import { readScene, summaryOf } from '../world/simulated/scene.ts';
import { createWorld, type World } from '../world/world.ts';
import { createAlarmClock } from './alarmClock.ts';
import { storeOf, type Org } from './org.ts';
import { createPages, type PageOf, type Pages } from './pages.ts';
import type { RealTime } from './realTime.ts';
import { createShift } from './shift.ts';
import { createTeamRules } from './teamRules.ts';
import type { Controls } from './routes.ts';

/** An agent whose last window is gone stays online for this long, in real milliseconds: it may be a reload. */
const RETURN_TIME = 15_000;
const API_VERSION = '68.0';

export interface ConsoleParts {
    org: Org;
    clock: VirtualClock;
    real: RealTime;
    /** What is to be other than the org's set-up says. */
    settings?: Partial<Settings>;
    /** How the platform behaves; as documented, unless given. */
    platform?: PlatformProfile;
    /** Hears of what went wrong where nobody asked for an answer. */
    failed(error: unknown): void;
    /** Where pages and other clients find the server. */
    address(): string;
}

type Connect = (of: PageOf) => (push: AgentPush | VisitorPush) => void;

/** The whole console, but for HTTP. */
export interface LocalConsole extends Controls {
    world: World;
    pages: Pages;
    /** Chats of an earlier run that were ended at the start. */
    ended: number;
    session(agent: Agent): Session;
    score(agent: Agent): Promise<ScoreCard>;
    /** A page has connected: tells it all there is. `connect` is called with who it is, and answers with its ear. */
    welcome(of: PageOf, connect: Connect): Promise<void>;
    stop(): void;
}

/** Brings the world to life on an org: what is missing in it is made, what an earlier run left open is ended. */
export async function createLocalConsole(parts: ConsoleParts): Promise<LocalConsole> {
    const { org, clock, real, failed } = parts;
    const store = storeOf(org);
    const settings: Settings = { ...DEFAULT_SETTINGS, ...(await readSettings(store)), ...parts.settings };
    const setup = await setUpContactCentre(store);
    const ended = await endLeftovers(store, clock.now());
    await addSamples(store);

    const pages = createPages(real, (of) => leftBehind(of));
    const simulated = createSimulatedAgents(clock, () => world);
    const world: World = createWorld({
        clock,
        settings,
        records: createRecords(store, setup, clock.now),
        postman: {
            toAgent: (agent, push) => (agent.simulated ? simulated.hear(agent, push) : pages.toAgent(agent.name, push)),
            toVisitor: (chat, push) => pages.toVisitor(chat.visitor, push)
        },
        makeUser: userRecords(store, setup.queueId),
        centre: setup.centre,
        isOpen: pages.hasWindow,
        newSecret: randomUUID
    });
    const alarmClock = createAlarmClock(clock, () => turns, real, failed);
    const shift = createShift(world, clock, store);
    const afterTurn = () => {
        shift.noteCapacity();
        world.flush();
        alarmClock.wind();
    };
    const turns: Turns = createTurns(clock, { failed, done: afterTurn });
    const advance = createAdvance(clock, turns, { settle: () => pages.settle(clock.reading()) });
    const stopChanges = org.onChange((change) => {
        const { entity, ids, type } = change;
        const told = { entity, ids, changeType: type, at: clock.now(), events: org.changeEvents(change) };
        pages.toAllAgents({ type: 'change', change: told });
        if (entity === 'MessagingEndUser' && type === 'UPDATE') {
            followContacts(store, ids).catch(failed);
        }
    });
    const clockChanged = () => {
        alarmClock.wind();
        pages.tellClock(clock.reading());
    };

    /** Colleagues of a scene whose consoles a person has opened. */
    const replaced = new Set<Agent>();
    const leftBehind = (of: PageOf) => {
        if (!('agent' in of) || pages.hasAgent(of.agent)) {
            return;
        }
        real.later(RETURN_TIME, () => {
            const agent = world.roster.known(of.agent);
            if (agent && !pages.hasAgent(of.agent)) {
                agent.simulated ||= replaced.delete(agent);
                turns.take(() => world.agent.logout(agent)).catch(failed);
            }
        });
    };

    const run = randomUUID();
    const session = (agent: Agent): Session => ({
        agent: { name: agent.name, userId: agent.userId, username: agent.username },
        run,
        token: org.tokenOf(agent.username),
        instanceUrl: parts.address(),
        apiVersion: API_VERSION,
        statuses: setup.centre.statuses,
        platform: parts.platform ?? DOCUMENTED,
        clock: clock.reading()
    });

    const welcomeAgent = async (of: PageOf & { agent: string }, connect: Connect) => {
        const agent = await world.roster.agent(of.agent);
        if (agent.simulated) {
            replaced.add(agent);
            agent.simulated = false;
        }
        const tell = connect({ ...of, agent: agent.name });
        const [desk, conversations] = [world.deskOf(agent), world.conversationsOf(agent)];
        tell({ type: 'welcome', session: session(agent), desk, conversations });
    };

    const welcomeVisitor = (of: PageOf & { visitor: string }, connect: Connect) => {
        const chat = world.visitorChatOf(of.visitor);
        connect(of)({ type: 'welcome', clock: clock.reading(), chat });
    };

    return {
        world,
        pages,
        ended,
        take: turns.take,
        clock: {
            set({ speed, paused }) {
                if (paused !== undefined) {
                    clock.setPaused(paused);
                }
                if (speed !== undefined) {
                    clock.setSpeed(speed);
                }
                clockChanged();
            },
            advance: async (milliseconds) => {
                await advance(milliseconds);
                clockChanged();
            },
            reading: clock.reading
        },
        async playScene(name): Promise<SceneSummary> {
            const scene = readScene(name);
            await turns.take(() => {
                shift.begin(scene);
                return playScene(scene, clock, world);
            });
            return summaryOf(scene);
        },
        score: (agent) => turns.take(() => shift.score(agent)),
        rules: createTeamRules(store),
        session,
        welcome: (of, connect) =>
            turns.take(() => ('agent' in of ? welcomeAgent(of, connect) : welcomeVisitor(of, connect))),
        stop() {
            stopChanges();
            alarmClock.stop();
            pages.closeAll();
        }
    };
}
