import { showInIcon } from '../tabIcon';

function links(): HTMLLinkElement[] {
    return [...document.head.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')];
}

function icon(): string {
    return decodeURIComponent(links()[0]?.getAttribute('href') ?? '');
}

describe('the icon of the browser tab', () => {
    beforeEach(() => {
        const link = document.createElement('link');
        document.head.replaceChildren(Object.assign(link, { rel: 'shortcut icon', href: '/favicon.ico' }));
    });

    afterEach(() => {
        showInIcon(0);
        document.head.replaceChildren();
    });

    it('is the page’s own while no chat is late, and again afterwards', () => {
        showInIcon(0);
        expect(icon()).toBe('/favicon.ico');
        showInIcon(1);
        expect(icon()).toMatch(/^data:image\/svg\+xml,.*>1<\/text>/);
        showInIcon(2);
        expect(icon()).toContain('>2</text>');
        showInIcon(0);
        expect(icon()).toBe('/favicon.ico');
        expect(links()).toHaveLength(1);
    });

    it.each([
        [9, '9'],
        [10, '9+']
    ])('tells of %d late chats as %s', (late, text) => {
        showInIcon(late);
        expect(icon()).toContain(`>${text}</text>`);
    });

    it('stays where the platform sets another one, which comes back then', () => {
        showInIcon(1);
        links()[0]?.setAttribute('href', '/other.ico');
        showInIcon(1);
        expect(icon()).toContain('>1</text>');
        showInIcon(0);
        expect(icon()).toBe('/other.ico');
    });

    it('is taken away again where the page has none', () => {
        document.head.replaceChildren();
        showInIcon(1);
        expect(icon()).toContain('>1</text>');
        showInIcon(0);
        expect(links()).toEqual([]);
    });
});
