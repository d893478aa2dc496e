import { recordId } from 'c/etiquette';
import { createActionRunner, type RunnerResult } from 'c/actionRunner';
import { lastingStorage, openJournal } from 'c/journal';
import { agentCommands } from './agentCommands';
import type { AgentSession, SessionPorts } from './agentSession';
import { attempts } from './attempts';
import { createCapacityHistory } from './capacity';
import { announceChanges } from './changes';
import { createChatList } from './chatList';
import { createChatStore } from './chatStore';
import { createBackfill } from './backfill';
import { createEvaluation } from './evaluation';
import { eventIntake } from './eventIntake';
import { omniLogin } from './omniLogin';
import type { SessionInput } from './sessionInput';
import { takeQueue, takeWork } from './takeLists';
import { sessionView } from './view';
import { wakeUps } from './wakeUps';

export type { AgentSession, SessionPorts } from './agentSession';
export type { ListedWork, SessionInput } from './sessionInput';
export type { ChatView, ClockView, SessionView } from './view';
export { nextTryAt, TIME_LIMIT, withinTimeLimit } from 'c/actionRunner';
export type { ActionCommand, ActionReason, ActionState, ActionView } from 'c/actionPlan';

/** What is done is forgotten after this time, far longer than any chat lasts; milliseconds. */
const REMEMBERED = 3 * 24 * 60 * 60_000;

/** Starts an agent session. It knows the rules and its ports, and no platform. */
export function createAgentSession(ports: SessionPorts): AgentSession {
    const { clock } = ports;
    const now = (): number => clock.now();
    const storage = lastingStorage(ports.storage);
    const journal = openJournal({ ...ports, storage, now }, (key) => {
        chats.takeEntry(key);
        announcer.changed();
    });
    const capacity = createCapacityHistory();
    const store = createChatStore(storage);
    const login = omniLogin(storage, ports.windowId);
    const trying = attempts(now);
    let hasPolicies = false;

    const chats = createChatList({
        policyFor: ports.policyFor,
        agentId: recordId(ports.agent.id),
        journal,
        store,
        capacity,
        now,
        isTimeKnown: () => hasPolicies && clock.isSure()
    });
    const wakes = wakeUps(clock, chats);
    const announcer = announceChanges(() => wakes.schedule());

    const runner = createActionRunner({
        ...ports,
        journal,
        chat: (chat) => chats.get(chat),
        linkedCase: (chat) => chats.linkedCase(chat),
        entries: (chat) => [...chats.entries(chat).values()],
        dispatch: (result) => takeResult(result),
        isAlone: () => login.isAlone() && ports.exclusively !== undefined && storage.problem() === undefined
    });
    const backfill = createBackfill({
        chats,
        records: ports.records,
        clock,
        runner,
        evaluate: (chat) => evaluate(chat),
        isForgotten: (chat) => storage.problem() !== undefined || store.isLost(chat)
    });

    const { start, clearInput, evaluate, leave } = createEvaluation({
        chats,
        journal,
        clock,
        runner,
        trying,
        wakes,
        readLog: (chat) => backfill.readLogAgain(chat),
        mayAct: () => login.mayAct(),
        isStopped: () => announcer.stopped(),
        changed: () => announcer.changed()
    });

    const evaluateAll = (): void => chats.all().forEach(({ chat }) => evaluate(chat));

    const takeEvent = eventIntake({ chats, capacity, evaluate });

    const takeResult = (result: RunnerResult): void => {
        switch (result.type) {
            case 'event':
                takeEvent(result.event);
                break;
            case 'case': {
                const { chat, caseId, caseNumber } = result;
                chats.evolve(chat, { type: 'facts', facts: { caseId, caseNumber } });
                takeEvent({ type: 'case', chat, at: now(), caseId, id: `case:${caseId}` });
                break;
            }
            default:
                if (chats.get(result.chat)) {
                    chats.evolve(result.chat, result);
                }
        }
        announcer.changed();
    };

    const returned = (): void => {
        chats.followPolicies();
        backfill.all();
        evaluateAll();
    };

    const policiesRead = (): void => {
        hasPolicies = true;
        chats.all().forEach(({ chat }) => chats.evolve(chat, { type: 'read', source: 'policies' }));
        chats.judgeByTime();
        returned();
    };

    const wake = (): void => {
        const isJudgedAnew = !chats.isJudgedByTime() && chats.judgeByTime();
        if (isJudgedAnew || wakes.hasOverslept(now())) {
            returned();
            return;
        }
        wakes.due(now()).forEach(evaluate);
        announcer.changed();
    };

    const found = (chat: string): void =>
        backfill.takeUp(chat, hasPolicies ? ['log', 'record'] : ['log', 'record', 'policies']);

    const agent = agentCommands({ chats, journal, now, start, clearInput, evaluate });

    const dispatch = (input: SessionInput): void => {
        switch (input.type) {
            case 'event':
                if (input.facts && !chats.isGone(input.event.chat)) {
                    chats.evolve(input.event.chat, { type: 'facts', facts: input.facts });
                }
                takeEvent(input.event);
                break;
            case 'facts':
                evaluate(chats.evolve(input.chat, input).chat);
                break;
            case 'record':
                if (chats.get(input.chat)) {
                    evaluate(chats.evolve(input.chat, input).chat);
                }
                break;
            case 'lost':
                if (chats.get(input.chat)) {
                    evaluate(chats.evolve(input.chat, { type: 'work', work: 'none' }).chat);
                }
                break;
            case 'queue':
                takeQueue(input.waiting, chats, takeEvent);
                break;
            case 'work':
                takeWork(input, chats, { found, leave, evaluate });
                break;
            case 'login':
                login.set(input.isAlive);
                evaluateAll();
                break;
            case 'policies':
                policiesRead();
                break;
            case 'shown':
                trying.shown(recordId(input.chat));
                backfill.readLog(recordId(input.chat));
                break;
            case 'typed':
            case 'emptied':
                if (chats.get(input.chat)) {
                    chats.evolve(input.chat, input);
                }
                return;
            case 'press':
                agent.press(recordId(input.chat), input.button);
                break;
            case 'act':
                agent.act(input.key, input.command);
                break;
            case 'returned':
                returned();
                break;
            case 'unheard':
                backfill.readRecords(input.chats?.map(recordId));
                return;
            default:
                wake();
                return;
        }
        announcer.changed();
    };

    const stopJournal = journal.watch((key) => {
        trying.changedElsewhere(key);
        const chat = chats.takeEntry(key);
        if (chat) {
            void Promise.resolve().then(() => evaluate(chat.chat));
        }
    });
    const stopStore = store.watch((id) => {
        const chat = store.read(id) ? chats.takeStored(id) : leave(id);
        if (chat) {
            evaluate(chat.chat);
        }
        announcer.changed();
    });

    journal.prune(now() - REMEMBERED);
    backfill.restore(store, now() - REMEMBERED);

    return {
        dispatch,
        view: () => sessionView(chats.all(), (chat) => chats.entries(chat), now(), storage.problem()),
        onChange: announcer.onChange,
        stop() {
            announcer.stop();
            stopJournal();
            stopStore();
            clock.sleepUntil(undefined, false);
        }
    };
}
