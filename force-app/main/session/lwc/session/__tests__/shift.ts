import type { ActionCommand, ActionState } from 'c/session';
import type { ChatKind, Outcome } from 'c/sessionPorts';
import { AgentDesk, CHAT, policyWith, SECOND, settle } from './agentDesk';
import { AgentWindows, type WindowCount } from './agentWindows';
import type { BarUse, Gesture, Talk, Trouble } from './anyGesture';
import { Browser } from './browser';
import { ChatRecord } from './chatRecord';
import { Promises } from './promises';

/** What the buttons in an action's row offer, as the bar shows them. */
const COMMANDS: Record<ActionState, readonly ActionCommand[]> = {
    coming: ['do', 'snooze', 'cancel'],
    due: ['do', 'snooze', 'cancel'],
    snoozed: ['do', 'cancel'],
    failed: ['retry', 'cancel'],
    notOnScreen: ['retry', 'cancel'],
    inserted: ['dismiss'],
    parked: ['insert', 'send', 'skip'],
    leftInInput: ['clear'],
    claimed: []
};
const OUTCOMES: Record<'failed' | 'refused' | 'notOnScreen', Outcome> = {
    failed: { outcome: 'failed', message: 'Too busy' },
    refused: { outcome: 'failed', message: 'Too busy', refused: true },
    notOnScreen: { outcome: 'notOnScreen' }
};
const CASE = { caseId: '500xx0000000009AAA', caseNumber: '00009999' };
/** The session waits so long for what it reads, and a little more; milliseconds. */
const READING = 11 * SECOND;
/** All is well for so long before it is judged what was lost; milliseconds. */
const CALM = 90 * SECOND;

/** How a shift begins. */
export interface ShiftBeginning {
    /** What becomes of the texts that clocks ask for. */
    mode: 'remind' | 'insert' | 'send';
    kind: ChatKind;
    windows: WindowCount;
    /** The agent has answered at once: the client is silent. */
    isAnswered: boolean;
    /** Seconds from the acceptance to the first gesture. */
    begins: number;
}

/** A shift at one chat: does gestures as far as a person could, and has the promises judged after each. */
export class Shift {
    readonly #desk = new AgentDesk();
    readonly #browsers = [this.#desk.browser, new Browser()] as const;
    readonly #promises = new Promises(this.#desk, this.#browsers);
    readonly #record = new ChatRecord(this.#desk);
    readonly #windows = new AgentWindows(this.#desk, this.#record, this.#browsers);
    /** By this instant the sources are read, or given up. */
    #readBy = -Infinity;

    /** What was broken so far, with the seconds since the acceptance. */
    get broken(): readonly string[] {
        return this.#promises.broken;
    }

    async begin({ mode, kind, windows, isAnswered, begins }: ShiftBeginning): Promise<void> {
        const desk = this.#desk;
        desk.conversation.hasInput = kind === 'messaging';
        if (mode !== 'insert') {
            desk.policy = policyWith({ nudge: mode, end: mode, 'ticket:answer': mode, 'ticket:duration': mode });
        }
        desk.agreement = 50;
        this.#promises.mode = mode;
        this.#windows.begin(windows);
        desk.record.facts = { kind };
        await desk.accept({ clientName: 'Carla Client', kind });
        await desk.client('Where is my order?');
        if (isAnswered) {
            await desk.agent('It is on its way.');
        }
        await desk.until(begins);
    }

    /** Does a gesture, if a person could do it now. */
    async do(gesture: Gesture): Promise<void> {
        this.noteReading(gesture);
        this.noteLink();
        if (!this.#desk.conversation.isEnded) {
            await this.doWhileRunning(gesture);
        } else if (gesture.type === 'pass') {
            await this.talk(gesture);
        }
        await settle();
        this.#promises.isForgetful = this.#windows.isForgetful;
        this.#promises.isUncertain ||= this.#windows.isForgetful;
        this.#promises.judge(this.#record.isHeld && this.#desk.now >= this.#readBy);
    }

    /** All is well again for a while. */
    async calmDown(): Promise<void> {
        const desk = this.#desk;
        const { conversation } = desk;
        Object.assign(conversation, { refusals: [], logRefused: undefined, logHangs: false, logsLate: [] });
        desk.office.errors = [];
        this.#windows.recover();
        const { isHeld } = this.#record;
        if (isHeld) {
            this.#windows.showTab();
        }
        await desk.pass(CALM);
        this.#promises.judge(isHeld);
        if (isHeld && !conversation.isEnded) {
            this.#promises.judgeCalm();
        }
    }

    private async doWhileRunning(gesture: Gesture): Promise<void> {
        switch (gesture.type) {
            case 'pass':
            case 'client':
            case 'draft':
            case 'enter':
            case 'own':
                return this.talk(gesture);
            case 'press':
            case 'click':
                return this.useBar(gesture);
            case 'leaveTab':
            case 'showTab':
            case 'comeBack':
            case 'openWindow':
            case 'reloadAll':
            case 'crash':
            case 'switchBrowser':
            case 'login':
            case 'storage':
                return this.#windows.change(gesture);
            case 'refuse':
            case 'loseAnswer':
            case 'log':
            case 'refuseCase':
            case 'linkCase':
                return this.trouble(gesture);
            default:
                return this.#record.transfer(gesture.type);
        }
    }

    private async talk(gesture: Talk): Promise<void> {
        const desk = this.#desk;
        const { conversation } = desk;
        if (gesture.type === 'pass') {
            await desk.pass(gesture.seconds * SECOND);
        } else if (gesture.type === 'client') {
            await (gesture.isHeard ? desk.client(gesture.text) : desk.speakUnheard('client', gesture.text));
        } else if (conversation.onScreen && this.#record.isHeld) {
            // Nobody does two things in one millisecond.
            await desk.pass(1);
            const isOver = conversation.isEnded;
            if (gesture.type === 'draft' && !isOver) {
                await desk.type(' Draft');
            } else if (gesture.type === 'own' && !isOver) {
                this.#promises.noteSent();
                await desk.agent(gesture.text);
            } else if (gesture.type === 'enter' && !isOver && conversation.input !== '') {
                this.#promises.noteSent();
                await desk.sendInput();
            }
        }
    }

    private async useBar(gesture: BarUse): Promise<void> {
        const session = this.#windows.at(gesture.window);
        this.#desk.workIn(this.#desk.browserOf(session));
        const view = session.view().chats.find(({ chat }) => chat === CHAT);
        await this.#desk.pass(1);
        this.#promises.askedAt = this.#desk.now;
        if (gesture.type === 'click') {
            const action = view?.actions[gesture.row];
            const commands = action ? COMMANDS[action.state] : [];
            const command = commands[gesture.choice % Math.max(1, commands.length)];
            if (action && command) {
                this.#promises.noteChoice(action, command, session);
                session.dispatch({ type: 'act', key: action.key, command });
            }
        } else if (view?.buttons.includes(gesture.button)) {
            this.#promises.notePress();
            await this.#desk.press(gesture.button, session);
        }
    }

    private async trouble(gesture: Trouble): Promise<void> {
        const { conversation, office, record } = this.#desk;
        switch (gesture.type) {
            case 'refuse':
                conversation.refusals = Array.from({ length: gesture.times }, () => OUTCOMES[gesture.how]);
                break;
            case 'loseAnswer':
                conversation.answerIsLost = true;
                this.#promises.isUncertain = true;
                break;
            case 'log':
                conversation.logRefused = gesture.how === 'refused' ? 'No log' : undefined;
                conversation.logHangs = gesture.how === 'hangs';
                conversation.logsLate = gesture.how === 'late' ? [2 * SECOND, 3 * SECOND] : [];
                break;
            case 'refuseCase':
                office.errors = [new Error('The row is locked.')];
                break;
            default:
                if (office.links.length === 0 && record.facts.caseId === undefined) {
                    office.add(CASE.caseId, CASE.caseNumber);
                    record.facts = { ...record.facts, ...CASE };
                    this.#record.link(CASE.caseId);
                    this.#desk.tell({ type: 'record', chat: CHAT, ...record });
                }
        }
    }

    /** While the log cannot be read, what the agent sees may be some seconds old. */
    private noteReading({ type }: Gesture): void {
        const { logHangs, logRefused, logsLate } = this.#desk.conversation;
        if (logHangs || logRefused !== undefined || logsLate.length > 0 || type === 'log') {
            this.#readBy = this.#desk.now + READING;
        }
    }

    private noteLink(): void {
        const caseId = this.#desk.office.links.at(-1)?.[1];
        if (caseId !== undefined) {
            this.#record.link(caseId);
        }
    }
}
