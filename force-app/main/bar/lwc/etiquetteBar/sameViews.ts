import type { Clock } from 'c/etiquette';
import type { ChatView } from 'c/shift';

/** What tells one clock from another, beside the time that is left; that of a paused one stands still and counts. */
function standing(clock: Clock): object {
    return { ...clock, remaining: clock.state === 'paused' && clock.remaining };
}

function likeness(view: ChatView): string {
    return JSON.stringify({ ...view, clocks: view.clocks.map(standing) });
}

/**
 * Hands on the view that was there before where the new one differs at most in the time that is left: with two hundred
 * chats open, a change in one of them is no reason to show the others anew.
 */
export class SameViews {
    #before = new Map<string, { view: ChatView; like: string }>();

    /** The views of all chats, those that are alike as they were. */
    of(views: readonly ChatView[]): ChatView[] {
        const now = views.map((view) => {
            const before = this.#before.get(view.chat);
            const like = likeness(view);
            return before?.like === like ? before : { view, like };
        });
        this.#before = new Map(now.map((each) => [each.view.chat, each]));
        return now.map(({ view }) => view);
    }
}
