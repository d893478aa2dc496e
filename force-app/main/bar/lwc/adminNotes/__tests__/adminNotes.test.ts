import { createElement, type LightningHTMLElement } from 'lwc';
import AdminNotes from 'c/adminNotes';

type Notes = LightningHTMLElement<AdminNotes>;

const MONDAY = new Date(2026, 0, 5, 9).getTime();
const MIDNIGHT = new Date(2026, 0, 6).getTime();
const TODAY = 'Mon Jan 05 2026';
const MISSING = [
    { grant: 'queue', message: '' },
    { grant: 'cases', message: '' }
] as const;

function show(of: Partial<Pick<AdminNotes, 'missing' | 'dismissed' | 'now'>>): Notes {
    const notes = createElement('c-admin-notes', { is: AdminNotes });
    Object.assign(notes, { now: MONDAY, missing: MISSING, ...of });
    document.body.appendChild(notes);
    return notes;
}

function texts(notes: Notes): (string | null)[] {
    return Array.from(notes.shadowRoot?.querySelectorAll('p') ?? [], (note) => note.textContent);
}

describe('c-admin-notes', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows nothing where nothing is missing', () => {
        expect(show({ missing: [] }).shadowRoot?.querySelector('details')).toBeNull();
    });

    it('can be hidden for the day', () => {
        const notes = show({});
        const heard = jest.fn();
        notes.addEventListener('set', (event) => void heard((event as CustomEvent).detail));
        notes.shadowRoot?.querySelector('button')?.click();
        expect(heard).toHaveBeenCalledWith({ hiddenGrants: [TODAY, 'queue', 'cases'] });

        const dismissed = [TODAY, 'queue', 'cases'];
        expect(texts(show({ dismissed, now: MIDNIGHT - 1 }))).toEqual([]);
        expect(texts(show({ dismissed, now: MIDNIGHT }))).toHaveLength(2);
    });

    it('comes back the same day for what was not known when it was hidden', () => {
        expect(texts(show({ dismissed: [TODAY, 'queue'] }))).toEqual(texts(show({})).slice(1));
    });

    it('is accessible', async () => {
        await expect(show({})).toBeAccessible();
    });
});
