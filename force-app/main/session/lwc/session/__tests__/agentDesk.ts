import {
    DEFAULT_POLICY,
    type Action,
    type Button,
    type ChatEvent,
    type Clock,
    type Mode,
    type Policy
} from 'c/etiquette';
import type { Entry } from 'c/journal';
import {
    createAgentSession,
    type ActionCommand,
    type ActionView,
    type AgentSession,
    type ChatView,
    type SessionInput
} from 'c/session';
import type { CasePort, ChatFacts, RecordPort } from 'c/sessionPorts';
import { Browser } from './browser';
import { CaseOffice } from './caseOffice';
import { Conversation } from './conversation';
import type { MessageBox } from './messageBox';
import { TestClock } from './testClock';

export const CHAT = '0Mwxx0000000001CAA';
export const ME = '005xx0000000001AAA';
export const COLLEAGUE = '005xx0000000002AAA';
export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1_000;
export const MINUTE = 60_000;

export const NUDGE = DEFAULT_POLICY.texts.nudge;
export const CLOSING = DEFAULT_POLICY.texts.closing;
export const HOLD = DEFAULT_POLICY.texts.hold;
export const TICKET = DEFAULT_POLICY.texts.ticketAnswer.replace('{caseNumber}', '00001001');
export const LATE_TICKET = DEFAULT_POLICY.texts.ticketDuration.replace('{caseNumber}', '00001001');

/** Lets everything that is on its way arrive. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 80; turn += 1) {
        await Promise.resolve();
    }
}

/** Returns the built-in policy with other modes. */
export function policyWith(modes: Partial<Record<Action, Mode>>): Policy {
    return { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, ...modes } };
}

/** What a chat's record tells of its case. */
export function caseLinked(chat: string, caseId: string, at: number): ChatEvent {
    return { type: 'case', chat, at, id: `case:${caseId}`, caseId };
}

/** A tab of a browser. */
interface Tab {
    id: string;
    box: MessageBox;
}

/** How a window of the agent is opened. */
export interface WindowOptions {
    /** It shows the chat's conversation; true by default. */
    onScreen?: boolean;
    /** It is told nothing when it opens: neither the policies nor the chat's record nor the login. */
    alone?: boolean;
    /** The browser in which it opens. Windows of different browsers share neither storage nor locks. */
    browser?: Browser;
    /** The tab in which it opens, with its message box; the browser's first one by default, loaded again. */
    tab?: Tab;
    /** The login to Omni-Channel that it hears of; alive by default. */
    login?: boolean;
    /** Its random numbers; 0.5 by default. */
    random?: () => number;
}

/**
 * An agent's desk for tests: one server with its clock, a conversation with its message box, a chat's record and cases,
 * and windows of the agent session on all that.
 */
export class AgentDesk {
    clock = new TestClock(START);
    policy: Policy = DEFAULT_POLICY;
    /** The policies with texts in a language of their own. */
    policyIn: Record<string, Policy> = {};
    office = new CaseOffice();
    browser = new Browser();
    /** The browser in which the agent works. */
    front = this.browser;
    conversation = new Conversation(this.clock, this.front.box);
    /** What the chat's record says when it is read. */
    record: { facts: ChatFacts; events: ChatEvent[] } = { facts: {}, events: [] };
    recordReadings: string[][] = [];
    /** The next readings of the record fail with these words. */
    recordRefusals: string[] = [];
    /** Readings of the record are not answered. */
    recordHangs = false;
    /** How long a claim waits for the other windows, in milliseconds. */
    agreement = 0;
    windows: AgentSession[] = [];
    /** A window that is opened next uses this port for its cases. */
    casePort: CasePort = this.office;
    #lives = new Map<AgentSession, { isDead: boolean; id: string; browser: Browser; showsChat: boolean }>();
    #count = 0;

    constructor() {
        this.conversation.sent = ({ id, text, at }) => this.tellMessage('agent', id, text ?? '', at);
    }

    get now(): number {
        return this.clock.now;
    }

    set now(at: number) {
        this.clock.now = at;
    }

    /** The agent goes on in another browser. */
    workIn(browser: Browser): void {
        this.front = browser;
        this.conversation.box = browser.box;
    }

    /** The browser of a window. */
    browserOf(session: AgentSession): Browser {
        return this.#lives.get(session)?.browser ?? this.browser;
    }

    /** The windows of a browser. */
    windowsIn(browser: Browser): AgentSession[] {
        return this.windows.filter((session) => this.browserOf(session) === browser);
    }

    /** Opens a window of the agent. */
    open({
        onScreen = true,
        alone = false,
        browser = this.browser,
        tab = { id: 'first tab', box: browser.box },
        login = true,
        random = () => 0.5
    }: WindowOptions = {}): AgentSession {
        this.#count += 1;
        const life = { isDead: false, id: `window-${this.#count}`, browser, box: tab.box, showsChat: onScreen };
        const session = createAgentSession({
            clock: this.clock.portOf(life),
            conversation: this.conversation.portOf(life),
            cases: this.casePort,
            records: this.recordPort(() => session),
            storage: browser.storageOf(life),
            policyFor: (_channel, language = '') => this.policyIn[language] ?? this.policy,
            agent: { id: ME, name: 'Ada Agent' },
            random,
            linkTo: (chat) => `https://org.example/${chat}`,
            windowId: life.id,
            tabId: tab.id,
            exclusively: browser.locksOf(life),
            ...(this.agreement > 0 && { agreed: () => this.clock.later(this.agreement) })
        });
        this.windows.push(session);
        this.#lives.set(session, life);
        this.clock.onWake(life, () => session.dispatch({ type: 'wake' }));
        if (!alone) {
            session.dispatch({ type: 'login', isAlive: login });
            session.dispatch({ type: 'policies' });
            if (browser.stored.has(`chat|${CHAT}`)) {
                session.dispatch({ type: 'record', chat: CHAT, ...this.record });
            }
        }
        return session;
    }

    /** Closes a window as a crash does: it writes nothing more, and the browser frees its locks. */
    crash(session: AgentSession): void {
        const life = this.#lives.get(session);
        if (life) {
            life.isDead = true;
            life.browser.free(life);
            this.clock.forget(life);
        }
        this.windows = this.windows.filter((one) => one !== session);
    }

    /** The one window, where there is one. */
    get window(): AgentSession {
        const [first] = this.windows;
        if (!first) {
            throw new Error('No window is open.');
        }
        return first;
    }

    /** Lets time pass; every timer rings in its turn. */
    async pass(milliseconds: number): Promise<void> {
        await this.clock.pass(milliseconds, settle);
        this.tell({ type: 'wake' });
        await settle();
    }

    /** Goes to an instant after the start, in seconds. */
    async until(seconds: number): Promise<void> {
        await this.pass(START + seconds * SECOND - this.now);
    }

    /** Tells every window the same. */
    tell(input: SessionInput): void {
        [...this.windows].forEach((session) => session.dispatch(input));
    }

    /** Every window hears an event. */
    hear(event: ChatEvent, facts?: ChatFacts): void {
        this.tell({ type: 'event', event, ...(facts && { facts }) });
    }

    /** Brings another policy into force. */
    async follow(policy: Policy): Promise<void> {
        this.policy = policy;
        this.tell({ type: 'policies' });
        await settle();
    }

    /** A chat is requested and accepted at the start. */
    async accept(facts: ChatFacts = { clientName: 'Carla Client' }): Promise<void> {
        this.hear({ type: 'requested', chat: CHAT, at: START, id: 'requested' }, facts);
        this.hear({ type: 'accepted', chat: CHAT, at: START, id: 'accepted:w1', agent: ME });
        await settle();
    }

    async client(text: string): Promise<void> {
        this.speak('client', text);
        await settle();
    }

    /** The agent empties the message box, types a text and sends it. */
    async agent(text: string): Promise<void> {
        this.conversation.box.clear();
        await this.type(text);
        await this.sendInput();
    }

    /** The agent types at the cursor, and leaves it there. */
    async type(text: string): Promise<void> {
        this.conversation.box.type(text);
        this.inFront().forEach((session) => session.dispatch({ type: 'typed', chat: CHAT }));
        await settle();
    }

    /** The agent sends what is in the message box. */
    async sendInput(): Promise<void> {
        const text = this.conversation.box.send();
        this.speak('agent', text);
        this.inFront().forEach((session) => session.dispatch({ type: 'emptied', chat: CHAT }));
        await settle();
    }

    /** The chat's conversation comes on screen. */
    async show(session: AgentSession = this.window): Promise<void> {
        this.conversation.onScreen = true;
        session.dispatch({ type: 'shown', chat: CHAT });
        await settle();
    }

    async press(button: Button, session: AgentSession = this.window): Promise<void> {
        await this.takeAMoment();
        session.dispatch({ type: 'press', chat: CHAT, button });
        await settle();
    }

    /** The agent clicks in the row of an action. */
    async act(action: Action, command: ActionCommand, session: AgentSession = this.window): Promise<void> {
        await this.takeAMoment();
        session.dispatch({ type: 'act', key: this.action(action, session)?.key ?? '', command });
        await settle();
    }

    /** Somebody writes; the windows that show the conversation hear it. */
    speak(from: 'client' | 'agent', text: string): void {
        const { id, at } = this.conversation.write(from, text);
        this.tellMessage(from, id, text, at);
    }

    /** Somebody writes, and the platform tells no window. */
    speakUnheard(from: 'client' | 'agent', text: string): void {
        this.conversation.write(from, text);
    }

    /** What the agent's side has sent so far. */
    texts(): string[] {
        return this.conversation.entries.filter(({ from }) => from === 'agent').map(({ text }) => text ?? '');
    }

    /** How often the client was sent exactly this. */
    timesSent(text: string): number {
        return this.texts().filter((sent) => sent === text).length;
    }

    card(session: AgentSession = this.window): ChatView {
        const card = session.view().chats.find(({ chat }) => chat === CHAT);
        if (!card) {
            throw new Error('The chat is not on the list.');
        }
        return card;
    }

    action(name: Action, session?: AgentSession): ActionView | undefined {
        return this.card(session).actions.find(({ action }) => action === name);
    }

    countdown(rule: Clock['rule'], session?: AgentSession): ChatView['clocks'][number] | undefined {
        return this.card(session).clocks.find((clock) => clock.rule === rule);
    }

    /** What the journal of a browser has of an action. */
    noted(action: Action, browser = this.browser): Entry | undefined {
        return [...browser.stored]
            .filter(([key]) => key.startsWith('action|'))
            .map(([, stored]) => JSON.parse(stored) as Entry)
            .find((entry) => entry.action === action);
    }

    /** Nobody clicks in the millisecond of a message. */
    private async takeAMoment(): Promise<void> {
        if (this.conversation.entries.at(-1)?.at === this.now) {
            await this.pass(1);
        }
    }

    private tellMessage(from: 'client' | 'agent', id: string, text: string, at: number): void {
        this.onScreen().forEach((session) =>
            session.dispatch({ type: 'event', event: { type: 'message', chat: CHAT, id, from, text, at } })
        );
    }

    private onScreen(): AgentSession[] {
        return this.showing(this.windows);
    }

    private inFront(): AgentSession[] {
        return this.showing(this.windowsIn(this.front));
    }

    private showing(windows: readonly AgentSession[]): AgentSession[] {
        return this.conversation.onScreen ? windows.filter((one) => this.#lives.get(one)?.showsChat) : [];
    }

    private recordPort(session: () => AgentSession): RecordPort {
        return {
            read: async (chats) => {
                this.recordReadings.push(chats);
                const refusal = this.recordRefusals.shift();
                if (refusal !== undefined) {
                    throw new Error(refusal);
                }
                if (this.recordHangs) {
                    return new Promise(() => undefined);
                }
                const { caseId = this.office.links.at(-1)?.[1], ...facts } = this.record.facts;
                for (const chat of chats) {
                    const linked = caseId === undefined ? {} : { caseId };
                    const links = caseId === undefined ? [] : [caseLinked(chat, caseId, this.now)];
                    session().dispatch({
                        type: 'record',
                        chat,
                        facts: { ...facts, ...linked },
                        events: [...this.record.events, ...links]
                    });
                }
                return undefined;
            }
        };
    }
}
