import { arrange, bandOf, type Band, type ShownChat } from 'c/bands';

/** A part of the list with its chats. */
export interface BandView {
    key: string;
    band: Band;
    chats: ShownChat[];
}

/** A chat that left the list, as an empty place. */
function gone(chat: ShownChat): ShownChat {
    return { ...chat, phase: 'ended', clocks: [], actions: [], buttons: [] };
}

/** The places of the chats. While they are held, nothing moves: what is new comes last, and what is gone stays empty. */
export class Arrangement {
    private bands: BandView[] = [];

    /** Takes the chats, and returns the bands of the list. */
    take(chats: readonly ShownChat[], isHeld: boolean): readonly BandView[] {
        const shown = this.bands.flatMap((band) => band.chats);
        const places = new Set(isHeld ? shown.map(({ chat }) => chat) : []);
        const fresh = new Map(chats.map((chat) => [chat.chat, chat]));
        const bands: BandView[] = (isHeld ? this.bands : []).map((band) => ({
            ...band,
            chats: band.chats.map((chat) => fresh.get(chat.chat) ?? gone(chat))
        }));
        for (const chat of arrange(chats, shown).filter((each) => !places.has(each.chat))) {
            const band = bandOf(chat);
            const last = bands.at(-1);
            if (last?.band === band) {
                last.chats.push(chat);
            } else {
                const before = bands.filter((each) => each.band === band).length;
                const key = before > 0 ? `${band}, new ${before}` : band;
                bands.push({ key, band, chats: [chat] });
            }
        }
        this.bands = bands;
        return bands;
    }
}
