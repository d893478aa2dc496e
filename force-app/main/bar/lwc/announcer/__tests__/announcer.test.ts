import { createElement, type LightningHTMLElement } from 'lwc';
import Announcer from 'c/announcer';

function show(polite: string, assertive = ''): LightningHTMLElement<Announcer> {
    const announcer = createElement('c-announcer', { is: Announcer });
    announcer.said = { polite, assertive };
    document.body.appendChild(announcer);
    return announcer;
}

describe('c-announcer', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says politely what is due soon and at once what is overdue', () => {
        const announcer = show('Dana: Response is due soon', 'Eli: Response is overdue');

        expect(announcer.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent).toBe(
            'Dana: Response is due soon'
        );
        expect(announcer.shadowRoot?.querySelector('[aria-live="assertive"]')?.textContent).toBe(
            'Eli: Response is overdue'
        );
    });

    it('says the same words once more: a screen reader says only what is put anew', async () => {
        const announcer = show('Dana: Response is due soon');
        const place = announcer.shadowRoot?.querySelector('[aria-live="polite"]') as Element;
        const changes = new MutationObserver(() => undefined);
        changes.observe(place, { childList: true, characterData: true, subtree: true });
        announcer.said = { polite: 'Dana: Response is due soon', assertive: '' };
        await Promise.resolve();

        expect(changes.takeRecords()).not.toEqual([]);
        expect(place.textContent).toBe('Dana: Response is due soon');
    });

    it('is accessible', async () => {
        await expect(show('Dana: Response is due soon')).toBeAccessible();
    });
});
