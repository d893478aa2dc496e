import type {
    Action,
    CaseDraft,
    CasePort,
    CaseRecord,
    ClockPort,
    ConversationPort,
    LogEntry,
    Outcome,
    Policy,
    StoragePort
} from 'c/etiquette';
import { DEFAULT_POLICY } from 'c/etiquette';
import type { Entry } from 'c/journal';
import { createShift, type ActionView, type ChatView, type Shift } from 'c/shift';

/** A small working desk for tests: one server with its clock, conversations, cases and storage, and windows on it. */

export const CHAT = '0Mwxx0000000001CAA';
export const ME = '005xx0000000001AAA';
export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1_000;
export const MINUTE = 60_000;

/** Lets everything that is on its way arrive. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
        await Promise.resolve();
    }
}

interface Wake {
    at: number | undefined;
    counting: boolean;
    woken(): void;
}

/** One conversation on the server, and what stands in the agent's input. */
export interface Conversation {
    onScreen: boolean;
    input: string;
    entries: LogEntry[];
    ended: boolean;
    /** How the next commands come out, instead of being done. */
    refusals: Outcome[];
    commands: string[];
    /** In these words the platform refuses to give the log. */
    logRefused?: string | undefined;
    /** The next command is done, and its answer never comes. */
    hangs?: boolean;
    /** How often the log was read. */
    readings?: number;
    /** How late the next logs come, in milliseconds, each as it was when it was asked for. */
    logsLate?: number[];
}

export class Desk {
    now = START;
    /** Whether the browser's clock can be trusted. */
    isSure = true;
    policy: Policy = DEFAULT_POLICY;
    conversation: Conversation = { onScreen: true, input: '', entries: [], ended: false, refusals: [], commands: [] };
    cases = new Map<string, CaseRecord & { draft: CaseDraft }>();
    links: [string, string][] = [];
    caseErrors: Error[] = [];
    stored = new Map<string, string>();
    storageFails: string | undefined;
    /** What windows were not told yet of each other's writes, where that takes its time. */
    untold: (() => void)[] | undefined;
    shifts: Shift[] = [];
    readAgain: ((chats: string[]) => void) | undefined;
    #wakes = new Map<object, Wake>();
    #watchers = new Map<object, (key: string) => void>();
    #count = 0;

    /** Opens a window of the agent; unless it is `alone`, it hears the policies and the chat's record at once. */
    open(more: Partial<{ onScreen: boolean; windowId: string; alone: boolean }> = {}): Shift {
        const token = {};
        const wake: Wake = { at: undefined, counting: false, woken: () => shift.woken() };
        this.#wakes.set(token, wake);
        const clock: ClockPort = {
            now: () => this.now,
            isSure: () => this.isSure,
            sleepUntil: (at, counting) => Object.assign(wake, { at, counting }),
            learn: () => undefined
        };
        this.#count += 1;
        const shift = createShift({
            clock,
            conversation: this.portOf(more.onScreen ?? true),
            cases: this.casePort(),
            storage: this.storageOf(token),
            policyFor: () => this.policy,
            agent: { id: ME, name: 'Ada Agent' },
            random: () => 0.5,
            ...(this.readAgain && { readAgain: this.readAgain }),
            linkTo: (chat) => `https://org.example/${chat}`,
            windowId: more.windowId ?? `window-${this.#count}`
        });
        this.shifts.push(shift);
        if (!more.alone) {
            void shift.policiesRead();
            if (this.stored.has(`chat|${CHAT}`)) {
                shift.record({ chat: CHAT, facts: {}, events: [] });
            }
        }
        return shift;
    }

    /** Closes a window as a crash does: nothing is written any more. */
    crash(shift: Shift): void {
        shift.stop();
        this.shifts = this.shifts.filter((one) => one !== shift);
    }

    /** Lets time pass; every timer rings in its turn. */
    async pass(milliseconds: number): Promise<void> {
        const end = this.now + milliseconds;
        await settle();
        for (;;) {
            const due = [...this.#wakes.values()].flatMap(({ at }) => (at !== undefined && at <= end ? [at] : []));
            const next = Math.min(...due);
            if (due.length === 0) {
                break;
            }
            this.now = Math.max(this.now, next);
            for (const wake of this.#wakes.values()) {
                if (wake.at !== undefined && wake.at <= this.now) {
                    wake.at = undefined;
                    wake.woken();
                }
            }
            await settle();
        }
        this.now = end;
        this.shifts.forEach((shift) => shift.woken());
        await settle();
    }

    /** Goes to an instant after the start, in seconds. */
    async until(seconds: number): Promise<void> {
        await this.pass(START + seconds * SECOND - this.now);
    }

    /** A chat is requested and accepted at the start. */
    async accept(facts = { clientName: 'Carla Client' }): Promise<void> {
        this.shifts.forEach((shift) => {
            shift.hear({ type: 'requested', chat: CHAT, at: START, id: 'requested' }, facts);
            shift.hear({ type: 'accepted', chat: CHAT, at: START, id: 'accepted:w1', agent: ME });
        });
        await settle();
    }

    async client(text: string): Promise<void> {
        this.speak('client', 'Carla Client', text);
        await settle();
    }

    /** The agent types a text and sends it with the input's own button. */
    async agent(text: string): Promise<void> {
        this.speak('agent', 'Ada Agent', text);
        await settle();
    }

    /** The agent sends what stands in the input. */
    async sendInput(): Promise<void> {
        const { input } = this.conversation;
        this.conversation.input = '';
        await this.agent(input);
    }

    /** Windows hear of what the others wrote, and of what those write on hearing it. */
    tellWrites(): void {
        for (let told = this.untold?.shift(); told; told = this.untold?.shift()) {
            told();
        }
    }

    texts(): string[] {
        return this.conversation.entries.filter(({ from }) => from === 'agent').map(({ text }) => text ?? '');
    }

    card(shift: Shift = this.shifts[0] as Shift): ChatView {
        const card = shift.view().chats.find(({ chat }) => chat === CHAT);
        if (!card) {
            throw new Error('The chat is not on the list.');
        }
        return card;
    }

    action(name: string, shift?: Shift): ActionView | undefined {
        return this.card(shift).actions.find(({ action }) => action === name);
    }

    clock(rule: string): { state: string; remaining: number | undefined; start: number } | undefined {
        return this.card().clocks.find((clock) => clock.rule === rule);
    }

    speak(from: 'client' | 'agent', name: string, text: string): void {
        this.speakUnheard(from, name, text);
        if (!this.conversation.onScreen) {
            return;
        }
        const id = `m${this.conversation.entries.length - 1}`;
        this.shifts.forEach((shift) => shift.hear({ type: 'message', chat: CHAT, id, from, text, at: this.now }));
    }

    /** Somebody writes, and the platform tells nobody of it. */
    speakUnheard(from: 'client' | 'agent', name: string, text: string): void {
        const id = `m${this.conversation.entries.length}`;
        this.conversation.entries.push({ id, from, name, text, at: this.now });
    }

    /** Resolves so many milliseconds later. */
    later(milliseconds: number): Promise<void> {
        return new Promise((resolve) => {
            const key = {};
            const woken = (): void => {
                this.#wakes.delete(key);
                resolve();
            };
            this.#wakes.set(key, { at: this.now + milliseconds, counting: false, woken });
        });
    }

    portOf(canShow: boolean): ConversationPort {
        const act = (command: string, work: () => void): Promise<Outcome> => {
            const { conversation } = this;
            if (!canShow || !conversation.onScreen) {
                return Promise.resolve({ outcome: 'notOnScreen' });
            }
            conversation.commands.push(command);
            const refused = conversation.refusals.shift();
            if (refused) {
                return Promise.resolve(refused);
            }
            if (conversation.ended) {
                return Promise.resolve({ outcome: 'failed', message: 'The conversation has ended.' });
            }
            work();
            if (conversation.hangs) {
                conversation.hangs = false;
                return new Promise(() => undefined);
            }
            return Promise.resolve({ outcome: 'done' });
        };
        return {
            insert: (_chat, text) => act('insert', () => (this.conversation.input += text)),
            send: (_chat, text) => act('send', () => this.speak('agent', 'Ada Agent', text)),
            end: () => act('end', () => (this.conversation.ended = true)),
            log: async () => {
                const { logRefused, onScreen, entries, readings = 0 } = this.conversation;
                this.conversation.readings = readings + 1;
                if (logRefused !== undefined) {
                    throw new Error(logRefused);
                }
                if (!canShow || !onScreen) {
                    return undefined;
                }
                const log = entries.slice(-200);
                const late = this.conversation.logsLate?.shift();
                if (late !== undefined) {
                    await this.later(late);
                }
                return log;
            }
        };
    }

    casePort(): CasePort {
        const refuse = (): void => {
            const error = this.caseErrors.shift();
            if (error) {
                throw error;
            }
        };
        return {
            open: async (draft) => {
                refuse();
                const known = this.cases.get(draft.key);
                if (known) {
                    return { ...known, reasons: [...known.reasons] };
                }
                const number = this.cases.size + 1;
                const id = `500xx000000000${number}AAA`;
                this.cases.set(draft.key, { id, caseNumber: `0000100${number}`, reasons: [draft.reason], draft });
                return { id, caseNumber: `0000100${number}`, reasons: [draft.reason] };
            },
            find: async ({ caseId, chat }) =>
                this.cases.get(chat) ?? [...this.cases.values()].find(({ id }) => id === caseId),
            addReason: async (caseId, reasons) => {
                const found = [...this.cases.values()].find(({ id }) => id === caseId);
                if (found) {
                    found.reasons = reasons;
                }
            },
            link: async (chat, caseId) => {
                refuse();
                this.links.push([chat, caseId]);
            }
        };
    }

    /** What the journal has of an action. */
    noted(action: Action): Entry | undefined {
        return [...this.stored.values()]
            .map((stored) => JSON.parse(stored) as Entry)
            .find((entry) => entry.action === action);
    }

    storageOf(token: object): StoragePort {
        const guard = (): void => {
            if (this.storageFails) {
                throw new Error(this.storageFails);
            }
        };
        const tell = (key: string): void => {
            for (const [other, changed] of [...this.#watchers]) {
                if (other === token) {
                    continue;
                }
                if (this.untold) {
                    this.untold.push(() => changed(key));
                } else {
                    changed(key);
                }
            }
        };
        return {
            read: (key) => this.stored.get(key),
            write: (key, value) => {
                guard();
                this.stored.set(key, value);
                tell(key);
            },
            remove: (key) => {
                guard();
                if (this.stored.delete(key)) {
                    tell(key);
                }
            },
            keys: () => [...this.stored.keys()],
            watch: (changed) => {
                const watcher = (key: string): void => changed(key);
                const keys = { watcher };
                this.#watchers.set(this.#watchers.has(token) ? keys : token, watcher);
                return () => {
                    this.#watchers.delete(keys);
                    this.#watchers.delete(token);
                };
            }
        };
    }
}
