import { createElement, type LightningHTMLElement } from 'lwc';
import Announcer from 'c/announcer';

function show(of: { polite?: string; assertive?: string }): LightningHTMLElement<Announcer> {
    const announcer = createElement('c-announcer', { is: Announcer });
    Object.assign(announcer, of);
    document.body.appendChild(announcer);
    return announcer;
}

describe('c-announcer', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('says politely what is due soon and at once what is overdue', () => {
        const announcer = show({ polite: 'Dana: Response is due soon', assertive: 'Eli: Response is overdue' });

        expect(announcer.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent).toBe(
            'Dana: Response is due soon'
        );
        expect(announcer.shadowRoot?.querySelector('[aria-live="assertive"]')?.textContent).toBe(
            'Eli: Response is overdue'
        );
    });

    it('is accessible', async () => {
        await expect(show({ polite: 'Dana: Response is due soon' })).toBeAccessible();
    });
});
