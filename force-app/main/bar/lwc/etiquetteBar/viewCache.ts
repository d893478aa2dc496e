import type { ChatView, ClockView } from 'c/session';

/** What tells one clock from another, beside the time that is left; that of a paused one stands still and counts. */
function standing(clock: ClockView): object {
    return { ...clock, remaining: clock.state === 'paused' && clock.remaining };
}

function viewKey(view: ChatView): string {
    return JSON.stringify({ ...view, clocks: view.clocks.map(standing) });
}

/**
 * Hands on the view that was there before where the new one differs at most in the time that is left: with two hundred
 * chats open, a change in one of them is no reason to show the others anew.
 */
export class ViewCache<View extends ChatView> {
    private before = new Map<string, { view: View; key: string }>();

    /** The views of all chats, those that did not change as they were. */
    of(views: readonly View[]): View[] {
        const now = views.map((view) => {
            const before = this.before.get(view.chat);
            const key = viewKey(view);
            return before?.key === key ? before : { view, key };
        });
        this.before = new Map(now.map((each) => [each.view.chat, each]));
        return now.map(({ view }) => view);
    }
}
