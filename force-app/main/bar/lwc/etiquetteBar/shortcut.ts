/** How the shortcut is told to screen readers. */
export const SHORTCUT = 'Alt+Shift+N';

/** Listens for the shortcut anywhere in the console; returns what stops that. */
export function onShortcut(pressed: () => void): () => void {
    const listener = (event: KeyboardEvent): void => {
        // By the key's place, not its letter: with Alt, some layouts write another one.
        if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyN') {
            event.preventDefault();
            pressed();
        }
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
}
