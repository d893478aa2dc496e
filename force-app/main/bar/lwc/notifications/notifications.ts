import title from '@salesforce/label/c.Etiquette_Title';

/** What the browser says to desktop notifications; `unavailable` if it has none, or the page's sandbox hands none out. */
export type Permission = NotificationPermission | 'unavailable';

/** Something that the agent is told outside of the page. */
export interface Notice {
    /** Two notices of one name are one. */
    name: string;
    text: string;
}

/** Returns whether the agent can be notified. */
export function permission(): Permission {
    try {
        return Notification.permission;
    } catch {
        return 'unavailable';
    }
}

/** Asks the agent by the browser's own dialog, which comes only in answer to a click. Returns what holds then. */
export async function askPermission(): Promise<Permission> {
    try {
        await Notification.requestPermission();
    } catch {
        return 'unavailable';
    }
    return permission();
}

/** Notifies the agent if that is permitted; `clicked` is called once they click it. Throws what the browser throws. */
export function notify({ name, text }: Notice, clicked: () => void): void {
    if (permission() !== 'granted') {
        return;
    }
    const notification = new Notification(title, { body: text, tag: name });
    notification.onclick = () => {
        window.focus();
        notification.close();
        clicked();
    };
}
