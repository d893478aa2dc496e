import type { ActionCommand, ActionState, AgentSession, ChatView } from 'c/session';
import type { Outcome } from 'c/sessionPorts';
import { AgentDesk, CHAT, COLLEAGUE, ME, policyWith, SECOND, settle } from './agentDesk';
import type { BarUse, Gesture, Talk, Transfer, Trouble, WindowChange } from './anyGesture';
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
    mode: 'insert' | 'send';
    /** `blind`: two, of which the second never shows the conversation. */
    windows: 'one' | 'two' | 'blind';
    /** The agent has answered at once: the client is silent. */
    isAnswered: boolean;
    /** Seconds from the acceptance to the first gesture. */
    begins: number;
}

/** A shift at one chat: does gestures as far as a person could, and has the promises judged after each. */
export class Shift {
    readonly #desk = new AgentDesk();
    readonly #promises = new Promises(this.#desk);
    /** A window that never shows the conversation. */
    #blind: AgentSession | undefined;
    #isHeld = true;
    #wasFull = false;
    /** By this instant the sources are read, or given up. */
    #readBy = -Infinity;
    #count = 0;

    /** What was broken so far, with the seconds since the acceptance. */
    get broken(): readonly string[] {
        return this.#promises.broken;
    }

    async begin({ mode, windows, isAnswered, begins }: ShiftBeginning): Promise<void> {
        const desk = this.#desk;
        if (mode === 'send') {
            desk.policy = policyWith({ nudge: mode, end: mode, 'ticket:answer': mode, 'ticket:duration': mode });
        }
        desk.agreement = 50;
        desk.record.events = [
            { type: 'requested', chat: CHAT, at: desk.now, id: 'requested' },
            { type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w1', agent: ME }
        ];
        desk.open();
        if (windows !== 'one') {
            const second = desk.open({ onScreen: windows === 'two' });
            this.#blind = windows === 'blind' ? second : undefined;
        }
        await desk.accept();
        await desk.client('Where is my order?');
        if (isAnswered) {
            await desk.agent('It is on its way.');
        }
        await desk.until(begins);
    }

    /** Does a gesture, if a person could do it now. */
    async do(gesture: Gesture): Promise<void> {
        this.#count += 1;
        this.noteReading(gesture);
        this.noteLink();
        await (this.#desk.conversation.isEnded ? this.doAfterEnd(gesture) : this.doWhileRunning(gesture));
        await settle();
        this.#promises.judge(this.#isHeld && this.#desk.now >= this.#readBy);
    }

    /** All is well again for a while. */
    async calmDown(): Promise<void> {
        const desk = this.#desk;
        const { conversation } = desk;
        desk.browser.storageFails = undefined;
        Object.assign(conversation, { refusals: [], logRefused: undefined, logHangs: false, logsLate: [] });
        desk.office.errors = [];
        desk.tell({ type: 'login', isAlive: true });
        if (this.#isHeld) {
            conversation.onScreen = true;
            desk.tell({ type: 'shown', chat: CHAT });
        }
        await desk.pass(CALM);
        this.#promises.judge(this.#isHeld);
        if (this.#isHeld && !conversation.isEnded) {
            this.#promises.judgeCalm();
        }
    }

    private async doAfterEnd(gesture: Gesture): Promise<void> {
        if (gesture.type === 'pass') {
            await this.#desk.pass(gesture.seconds * SECOND);
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
            case 'login':
            case 'storage':
                return this.changeWindows(gesture);
            case 'refuse':
            case 'loseAnswer':
            case 'log':
            case 'refuseCase':
            case 'linkCase':
                return this.trouble(gesture);
            default:
                return this.transfer(gesture.type);
        }
    }

    private async talk(gesture: Talk): Promise<void> {
        const desk = this.#desk;
        const { conversation } = desk;
        if (gesture.type === 'pass') {
            await desk.pass(gesture.seconds * SECOND);
        } else if (gesture.type === 'client') {
            await (gesture.isHeard ? desk.client(gesture.text) : desk.speakUnheard('client', gesture.text));
        } else if (conversation.onScreen && this.#isHeld) {
            // Nobody does two things in one millisecond.
            await desk.pass(1);
            const isOver = conversation.isEnded;
            if (gesture.type === 'draft' && !isOver) {
                await desk.type(' Draft');
            } else if (gesture.type === 'own' && !isOver) {
                await desk.agent(gesture.text);
            } else if (gesture.type === 'enter' && !isOver && conversation.input !== '') {
                await desk.sendInput();
            }
        }
    }

    private async useBar(gesture: BarUse): Promise<void> {
        const session = this.windowOf(gesture.window);
        const view: ChatView | undefined = session.view().chats.find(({ chat }) => chat === CHAT);
        await this.#desk.pass(1);
        this.#promises.askedAt = this.#desk.now;
        if (gesture.type === 'press' && view?.buttons.includes(gesture.button)) {
            await this.#desk.press(gesture.button, session);
        }
        if (gesture.type === 'click') {
            const action = view?.actions[gesture.row];
            const commands = action ? COMMANDS[action.state] : [];
            const command = commands[gesture.choice % Math.max(1, commands.length)];
            if (action && command) {
                session.dispatch({ type: 'act', key: action.key, command });
            }
        }
    }

    private async changeWindows(gesture: WindowChange): Promise<void> {
        const desk = this.#desk;
        switch (gesture.type) {
            case 'leaveTab':
                desk.conversation.onScreen = false;
                break;
            case 'showTab':
                if (!desk.conversation.onScreen && this.#isHeld) {
                    desk.conversation.onScreen = true;
                    desk.tell({ type: 'shown', chat: CHAT });
                }
                break;
            case 'comeBack':
                desk.tell({ type: 'returned' });
                break;
            case 'openWindow':
                if (desk.windows.length < 2) {
                    await this.openWindow();
                }
                break;
            case 'reloadAll':
                [...desk.windows].forEach((session) => desk.crash(session));
                await this.openLastWindow();
                break;
            case 'crash':
                desk.crash(this.windowOf(gesture.window));
                if (desk.windows.every((session) => session === this.#blind)) {
                    await this.openLastWindow();
                }
                break;
            case 'login':
                this.windowOf(0).dispatch({ type: 'login', isAlive: gesture.isAlive });
                break;
            default:
                desk.browser.storageFails = gesture.isFull ? 'QuotaExceededError' : undefined;
                this.#wasFull ||= gesture.isFull;
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
                    record.facts = CASE;
                    this.noteCase(CASE.caseId);
                    this.#desk.tell({ type: 'record', chat: CHAT, ...record });
                }
        }
    }

    private async transfer(how: Transfer['type']): Promise<void> {
        const desk = this.#desk;
        const { now: at } = desk;
        if (this.#isHeld) {
            switch (how) {
                case 'transfer':
                    desk.hear({ type: 'transferred', chat: CHAT, at, agent: COLLEAGUE });
                    return this.letGo();
                case 'close':
                    desk.hear({ type: 'closed', chat: CHAT, at });
                    return this.letGo();
                case 'lose':
                    desk.tell({ type: 'lost', chat: CHAT });
                    return this.letGo();
                case 'unlist':
                    desk.tell({ type: 'work', works: [] });
                    return this.letGo();
                default:
                    return undefined;
            }
        }
        switch (how) {
            case 'offer':
                desk.hear({ type: 'assigned', chat: CHAT, at, id: `assigned:${this.#count}`, agent: ME });
                break;
            case 'accept':
                desk.hear(this.acceptance());
                this.#isHeld = true;
                break;
            case 'list':
                this.acceptance();
                desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
                desk.tell({ type: 'record', chat: CHAT, ...desk.record });
                this.#isHeld = true;
                break;
            case 'colleague':
                desk.speakUnheard('agent', 'A colleague has a look.');
                break;
            default:
        }
        return undefined;
    }

    /** The agent accepts the chat again, as its record tells from now on. */
    private acceptance() {
        const { record, now: at } = this.#desk;
        const accepted = { type: 'accepted', chat: CHAT, at, id: `accepted:${this.#count}`, agent: ME } as const;
        record.events = [...record.events, accepted];
        return accepted;
    }

    /** The chat's tab closes, and comes back with its message box as it was. */
    private letGo(): void {
        this.#isHeld = false;
        this.#desk.conversation.onScreen = false;
        this.#desk.conversation.box.reload();
    }

    private windowOf(number: number): AgentSession {
        const { windows, window } = this.#desk;
        return windows[number % windows.length] ?? window;
    }

    private async openLastWindow(): Promise<void> {
        this.#desk.conversation.box.reload();
        await this.openWindow();
    }

    /** A window opens, and reads Omni-Channel's list of the agent's work and the records of that. */
    private async openWindow(): Promise<void> {
        // Nothing tells a new window of what could not be stored.
        this.#promises.isUncertain ||= this.#wasFull;
        const session = this.#desk.open();
        await settle();
        session.dispatch({ type: 'work', works: this.#isHeld ? [{ chat: CHAT, isEngaged: true }] : [] });
        if (this.#isHeld) {
            session.dispatch({ type: 'record', chat: CHAT, ...this.#desk.record });
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
            this.noteCase(caseId);
        }
    }

    private noteCase(caseId: string): void {
        const { record, now: at } = this.#desk;
        if (!record.events.some(({ type }) => type === 'case')) {
            record.events = [...record.events, { type: 'case', chat: CHAT, at, caseId, id: `case:${caseId}` }];
        }
    }
}
