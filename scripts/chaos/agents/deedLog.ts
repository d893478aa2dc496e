import type { Deed } from '../referee/facts.ts';

/** What people did about the product's actions, by the chat. */
export class DeedLog {
    readonly #deeds = new Map<string, Deed[]>();

    note(chat: string, deed: Deed): void {
        this.#deeds.set(chat, [...this.of(chat), deed]);
    }

    of(chat: string): Deed[] {
        return this.#deeds.get(chat) ?? [];
    }
}
