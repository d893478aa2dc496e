import type { ChatEvent } from 'c/etiquette';
import { caseLinked, CHAT, COLLEAGUE, ME, type AgentDesk } from './agentDesk';
import type { Transfer } from './anyGesture';

/** Of two acceptances by one agent that are no further apart than 10 s, the second is another word of the first; milliseconds. */
const TURN = 10_001;

/** Whose chat it is, as Omni-Channel and the chat's record tell it. */
export class ChatRecord {
    isHeld = true;
    #desk: AgentDesk;
    #acceptances = 1;
    #acceptedAt: number;

    constructor(desk: AgentDesk) {
        this.#desk = desk;
        const { now: at } = desk;
        this.#acceptedAt = at;
        desk.record.events = [
            { type: 'requested', chat: CHAT, at, id: 'requested' },
            { type: 'accepted', chat: CHAT, at, id: 'accepted:w1', agent: ME }
        ];
    }

    /** Gives the chat away or back, if it is at that. */
    async transfer(how: Transfer['type']): Promise<void> {
        if (this.isHeld) {
            this.giveAway(how);
            return;
        }
        if (how === 'accept' || how === 'list') {
            await this.#desk.pass(Math.max(0, this.#acceptedAt + TURN - this.#desk.now));
        }
        this.giveBack(how);
    }

    /** The record is linked to a case, unless it is already. */
    link(caseId: string): void {
        if (!this.#desk.record.events.some(({ type }) => type === 'case')) {
            this.add(caseLinked(CHAT, caseId, this.#desk.now));
        }
    }

    private giveAway(how: Transfer['type']): void {
        const desk = this.#desk;
        const { now: at } = desk;
        if (how === 'transfer') {
            desk.hear({ type: 'transferred', chat: CHAT, at, agent: COLLEAGUE });
        } else if (how === 'close') {
            desk.hear({ type: 'closed', chat: CHAT, at });
        } else if (how === 'lose') {
            desk.tell({ type: 'lost', chat: CHAT });
        } else if (how === 'unlist') {
            desk.tell({ type: 'work', works: [] });
        } else {
            return;
        }
        this.isHeld = false;
        // The tab closes, and comes back with its message box as it was.
        desk.conversation.onScreen = false;
        new Set(desk.windows.map((session) => desk.browserOf(session).box)).forEach((box) => box.reload());
    }

    private giveBack(how: Transfer['type']): void {
        const desk = this.#desk;
        const { now: at } = desk;
        if (how === 'offer') {
            desk.hear({ type: 'assigned', chat: CHAT, at, id: `assigned:${at}`, agent: ME });
        } else if (how === 'accept') {
            desk.hear(this.accept());
            desk.tell({ type: 'record', chat: CHAT, ...desk.record });
        } else if (how === 'list') {
            this.accept();
            desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
            desk.tell({ type: 'record', chat: CHAT, ...desk.record });
        } else if (how === 'colleague') {
            desk.speakUnheard('agent', 'A colleague has a look.');
        }
    }

    private accept(): ChatEvent {
        this.#acceptances += 1;
        const { now: at } = this.#desk;
        const event = { type: 'accepted', chat: CHAT, at, id: `accepted:w${this.#acceptances}`, agent: ME } as const;
        this.add(event);
        this.#acceptedAt = at;
        this.isHeld = true;
        return event;
    }

    private add(event: ChatEvent): void {
        const { record } = this.#desk;
        record.events = [...record.events, event];
    }
}
