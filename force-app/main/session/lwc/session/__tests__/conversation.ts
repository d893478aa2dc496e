import type { ConversationPort, LogEntry, Outcome } from 'c/sessionPorts';
import type { MessageBox } from './messageBox';
import type { Life, TestClock } from './testClock';

const NAMES = { client: 'Carla Client', agent: 'Ada Agent' } as const;
type Command = 'insert' | 'clear' | 'send' | 'end';

/** A window, as far as the conversation stands in it. */
type Place = Life & { showsChat: boolean; box: MessageBox };

/** One conversation on the server, and the message boxes for it, one in each browser. */
export class Conversation {
    onScreen = true;
    /** The platform's log has no more entries than that. */
    logLimit = 200;
    /** The agent has scrolled up: the log ends after so many entries. */
    shownEntries = Infinity;
    /** The message box in which the agent writes. */
    box: MessageBox;
    entries: LogEntry[] = [];
    isEnded = false;
    /** How the next commands come out instead of being done. */
    refusals: (Outcome | Promise<Outcome>)[] = [];
    /** The commands that came, in their order. */
    commands: Command[] = [];
    /** There is a way into the message box; there is none in legacy Chat. */
    hasInput = true;
    /** With these words the platform refuses to give the log. */
    logRefused: string | undefined;
    /** Readings of the log are not answered. */
    logHangs = false;
    /** The next command is done, and its answer never comes. */
    answerIsLost = false;
    /** How often the log was read. */
    readings = 0;
    /** How late the next logs arrive, in milliseconds, each as it was when it was requested. */
    logsLate: number[] = [];
    /** Tells the windows of a message that the product sent. */
    sent: (entry: LogEntry) => void = () => undefined;
    #clock: TestClock;

    constructor(clock: TestClock, box: MessageBox) {
        this.#clock = clock;
        this.box = box;
    }

    get input(): string {
        return this.box.text;
    }

    write(from: 'client' | 'agent', text: string): LogEntry {
        const entry = { id: `m${this.entries.length}`, from, name: NAMES[from], text, at: this.#clock.now };
        this.entries.push(entry);
        return entry;
    }

    portOf(life: Place): ConversationPort {
        const { box } = life;
        const act = (command: Command, work: () => Outcome | undefined): Promise<Outcome> =>
            life.isDead ? new Promise(() => undefined) : this.act(life.showsChat, command, work);
        return {
            insert: (_chat, text, options) =>
                act('insert', () => {
                    if (!this.hasInput) {
                        return { outcome: 'unsupported' };
                    }
                    if (box.mayHoldDraft && !options?.atAgentsRequest) {
                        return { outcome: 'mayHoldDraft' };
                    }
                    box.insert(text, options?.atAgentsRequest);
                    return undefined;
                }),
            clear: (_chat, options) =>
                act('clear', () => {
                    if (!this.hasInput) {
                        return { outcome: 'unsupported' };
                    }
                    if (box.isTyped && !options?.atAgentsRequest) {
                        return { outcome: 'mayHoldDraft' };
                    }
                    box.clear();
                    return undefined;
                }),
            send: (_chat, text) => act('send', () => void this.sent(this.write('agent', text))),
            end: () => act('end', () => void (this.isEnded = true)),
            log: () => this.log(life)
        };
    }

    private async act(isShown: boolean, command: Command, work: () => Outcome | undefined): Promise<Outcome> {
        if (!isShown || !this.onScreen) {
            return { outcome: 'notOnScreen' };
        }
        this.commands.push(command);
        const refused = this.refusals.shift();
        if (refused) {
            return refused;
        }
        if (this.isEnded) {
            return { outcome: 'failed', message: 'The conversation has ended.' };
        }
        const outcome = work() ?? { outcome: 'done' };
        if (this.answerIsLost) {
            this.answerIsLost = false;
            return new Promise(() => undefined);
        }
        return outcome;
    }

    private async log({ isDead, showsChat }: Place): Promise<LogEntry[] | undefined> {
        this.readings += 1;
        if (isDead || this.logHangs) {
            return new Promise(() => undefined);
        }
        if (this.logRefused !== undefined) {
            throw new Error(this.logRefused);
        }
        if (!showsChat || !this.onScreen) {
            return undefined;
        }
        const log = this.entries.slice(0, this.shownEntries).slice(-this.logLimit);
        const late = this.logsLate.shift();
        if (late !== undefined) {
            await this.#clock.later(late);
        }
        return log;
    }
}
