import { DEFAULT_POLICY, type Mode } from 'c/etiquette';
import type { ActionCommand, ActionView, AgentSession, ChatView } from 'c/session';
import { CHAT, CLOSING, HOLD, NUDGE, SECOND, START, type AgentDesk } from './agentDesk';
import type { Browser } from './browser';
import type { MessageBox } from './messageBox';

const { update, ticketAnswer, ticketDuration } = DEFAULT_POLICY.texts;
/** How the texts of tickets begin. */
const TICKETS = [ticketAnswer, ticketDuration].map((text) => text.split('{')[0] ?? '');
/** The texts of ours, as far as they are the same in every chat. */
const TEXTS = [NUDGE, CLOSING, HOLD, update, ...TICKETS];
/** The action that each prompt owes. */
const OWED_BY: Partial<Record<ChatView['clocks'][number]['rule'], string>> = {
    nudge: 'nudge',
    idle: 'end',
    answer: 'ticket:answer',
    duration: 'ticket:duration'
};
/** What fell due has so long to be done: a claim of a window that died is free by then. Milliseconds. */
const GRACE = 35 * SECOND;
/** Two browsers share nothing but the log: within so long both may be at one thing. Milliseconds. */
const RACE = 2 * SECOND;
const DECLINING: readonly ActionCommand[] = ['cancel', 'dismiss', 'skip'];
/** Who is back may see words for the silent for so long; milliseconds. */
const STALE = 30 * SECOND;

function holdsAny(text: string, parts: readonly string[]): boolean {
    return parts.some((part) => text.includes(part));
}

function viewIn(session: AgentSession): ChatView | undefined {
    return session.view().chats.find(({ chat }) => chat === CHAT);
}

/** What is promised of a chat (docs/etiquette.md, Actions), and how it was broken. */
export class Promises {
    readonly broken: string[] = [];
    /** Nobody can know any more what stands in the message box, or what was done. */
    isUncertain = false;
    /** What becomes of the texts that clocks ask for. */
    mode: Mode = 'insert';
    /** A window was opened that cannot know what was not stored while the storage was full. */
    isForgetful = false;
    /** When the agent last asked for something; epoch milliseconds. */
    askedAt = -Infinity;
    #desk: AgentDesk;
    #browsers: readonly Browser[];
    /**
     * Of these nothing is promised until they are empty: something stood there when a message went out from the other
     * browser, and counts as sent with that, or when the agent had it put in once more.
     */
    #doubted = new Set<MessageBox>();
    /** What the agent declined, with the start of its clock and the browser that knows of it. */
    #declined = new Map<string, { start: number; browser: Browser }>();
    #sent: { text: string; at: number; stretch: number }[] = [];
    #isEndJudged = false;
    #linksBefore = 0;

    constructor(desk: AgentDesk, browsers: readonly Browser[]) {
        this.#desk = desk;
        this.#browsers = browsers;
        const { conversation } = desk;
        const { sent } = conversation;
        browsers.forEach(({ box }) => this.watchBox(box));
        conversation.sent = (entry) => {
            this.judgeSent(entry.text ?? '');
            if (this.hasTwoBrowsers()) {
                this.doubt(browsers);
            }
            sent(entry);
        };
    }

    /** The agent sends a message in the browser in front. */
    noteSent(): void {
        this.doubt(this.#browsers.filter((browser) => browser !== this.#desk.front));
    }

    /** The agent declines an action in a window, or asks for it; its key tells when its clock started. */
    noteChoice({ action, key }: ActionView, command: ActionCommand, session: AgentSession): void {
        const browser = this.#desk.browserOf(session);
        const [, rule = '', start] = key.split('|');
        const isOfClock = !rule.startsWith('button:');
        // A case may be on its way to the server.
        const isBegun = action.startsWith('ticket') && browser.stored.get(`action|${key}`)?.includes('"claimed"');
        this.#declined.delete(action);
        if (isOfClock && !isBegun && DECLINING.includes(command) && browser.storageFails === undefined) {
            this.#declined.set(action, { start: Number(start), browser });
        }
    }

    /** The agent asks for what a button stands for: what was declined before is wanted. */
    notePress(): void {
        this.#declined.clear();
    }

    /** Judges what must hold at any time. `isSettled`: nothing is being read of the chat, which is the agent's. */
    judge(isSettled: boolean): void {
        this.judgeEnd();
        this.judgeCases();
        this.judgeDeclined();
        if (!this.isUncertain) {
            this.#browsers.forEach((browser) => this.judgeBox(browser, this.#desk.windowsIn(browser), isSettled));
        }
    }

    /** Judges what must hold once all has been well for a while: what is owed is done, or stands in front of the agent. */
    judgeCalm(): void {
        for (const session of this.#desk.windows) {
            const view = viewIn(session);
            if (!view) {
                this.break('The chat is not on the list');
            } else if (this.#desk.browserOf(session) === this.#desk.front) {
                // The other browser leaves everything to the one with the login to Omni-Channel.
                this.judgeOwed(view);
            }
        }
        this.#browsers.forEach((browser) => this.judgeStale(browser));
    }

    private hasTwoBrowsers(): boolean {
        return this.#browsers.every((browser) => this.#desk.windowsIn(browser).length > 0);
    }

    private doubt(browsers: readonly Browser[]): void {
        browsers.filter(({ box }) => box.text !== '').forEach(({ box }) => this.#doubted.add(box));
    }

    private isDoubted(box: MessageBox): boolean {
        if (box.text === '') {
            this.#doubted.delete(box);
        }
        return this.#doubted.has(box);
    }

    private break(what: string): void {
        this.broken.push(`${(this.#desk.now - START) / SECOND} s: ${what}`);
    }

    /** The product sends a text once in a stretch of the conversation, unless the agent asks for it again. */
    private judgeSent(text: string): void {
        const { entries } = this.#desk.conversation;
        // Who asks for patience opens a question, and a ticket begins a client's silence anew.
        const beginners = holdsAny(text, TICKETS) ? [HOLD] : [HOLD, ...TICKETS];
        const stretch = entries.filter(
            ({ from, text: said = '' }) => from === 'client' || !holdsAny(said, TEXTS) || holdsAny(said, beginners)
        ).length;
        const before = this.#sent.find((one) => one.text === text && one.stretch === stretch);
        const isRace = before && this.#desk.now < Math.max(before.at, this.askedAt) + RACE && this.hasTwoBrowsers();
        if (before && this.askedAt < before.at && !isRace && !this.isForgetful) {
            this.break(`"${text}" was sent twice`);
        }
        this.#sent.push({ text, at: this.#desk.now, stretch });
    }

    private watchBox(box: MessageBox): void {
        const insert = box.insert.bind(box);
        box.insert = (text, atAgentsRequest) => {
            const { text: before } = box;
            insert(text);
            if (atAgentsRequest && before.includes(text.trim())) {
                this.#doubted.add(box);
            }
            if (before !== '' && !atAgentsRequest && !this.isUncertain && !this.isDoubted(box)) {
                this.break(`"${text}" was put into a message box that held "${before}"`);
            }
        };
    }

    private judgeBox({ box }: Browser, windows: readonly AgentSession[], isSettled: boolean): void {
        if (this.isDoubted(box)) {
            return;
        }
        for (const text of TEXTS.filter((each) => box.text.split(each).length > 2)) {
            this.break(`"${text}" stands twice in the message box`);
        }
        const rows = isSettled ? windows.flatMap((session) => viewIn(session)?.actions ?? []) : [];
        for (const { state, text = '', action } of rows) {
            if (state === 'inserted' && !box.text.includes(text)) {
                this.break(`${action} is said to stand in "${box.text}"`);
            }
        }
    }

    private judgeEnd(): void {
        const { isEnded, entries } = this.#desk.conversation;
        if (!isEnded || this.#isEndJudged) {
            return;
        }
        this.#isEndJudged = true;
        const silence = entries.slice(entries.findLastIndex(({ from }) => from === 'client') + 1);
        if (!silence.some(({ text }) => text?.includes(CLOSING))) {
            this.break(`The chat was ended after "${entries.at(-1)?.text}"`);
        }
    }

    private judgeCases(): void {
        const { office, record } = this.#desk;
        const own = [...office.cases.keys()].filter((key) => key === CHAT).length;
        const linked = new Set(office.links.map(([, caseId]) => caseId));
        const { caseId } = record.facts;
        if (own > 1 || linked.size > 1) {
            this.break(`${own} cases, ${linked.size} of them linked`);
        }
        if (caseId === undefined) {
            this.#linksBefore = office.links.length;
        } else if (office.links.length > this.#linksBefore && !linked.has(caseId)) {
            this.break('The link to a case of somebody else was replaced');
        }
    }

    private judgeDeclined(): void {
        for (const [action, { start, browser }] of this.#declined) {
            const clocks = this.#desk.windowsIn(browser).flatMap((session) => viewIn(session)?.clocks ?? []);
            const alarm = clocks.find((clock) => OWED_BY[clock.rule] === action && clock.owed && !clock.isDismissed);
            // A message that was learned of late can have begun the episode earlier.
            if (alarm && alarm.start <= start) {
                this.break(`${action} was declined, and alarms`);
            }
        }
    }

    private judgeOwed({ clocks, actions }: ChatView): void {
        const isWaiting = clocks.some(({ rule }) => rule === 'response' || rule === 'answer');
        const isReminder = this.mode === 'remind';
        const standing = actions.filter(
            ({ state }) => state !== 'coming' && state !== 'leftInInput' && (state !== 'due' || isReminder)
        );
        for (const { rule, owed, due = Infinity, isDismissed } of clocks) {
            const isMoot = isDismissed || (rule === 'duration' && !isWaiting);
            const action = OWED_BY[rule];
            if (action && owed && !isMoot && due + GRACE < this.#desk.now) {
                if (!standing.some((one) => one.action === action)) {
                    const rows = actions.map((one) => `${one.action} ${one.state}`).join(', ');
                    this.break(`${action} is neither done nor stands in [${rows}]`);
                }
            }
        }
    }

    /** Words for a silent client do not stay for one who is back, unless the agent is told so. */
    private judgeStale(browser: Browser): void {
        const { conversation, now } = this.#desk;
        const windows = this.#desk.windowsIn(browser);
        const last = conversation.entries.at(-1);
        const isBack = last?.from === 'client' && last.text !== 'Thanks' && last.at + STALE < now;
        const isTold = windows.some((session) => viewIn(session)?.actions.some(({ state }) => state === 'leftInInput'));
        const left = [NUDGE, CLOSING].find((text) => browser.box.text.includes(text));
        const isKnown = !this.isUncertain && !this.isDoubted(browser.box);
        if (left !== undefined && isBack && !isTold && isKnown && windows.length > 0) {
            this.break(`"${left}" is left in the message box of a client who is back`);
        }
    }
}
