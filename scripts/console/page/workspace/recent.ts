import { signal } from '../session/signal.ts';
import { tabs } from './workspace.ts';

/** A record that was opened in this window. */
export interface Recent {
    recordId: string;
    label: string;
    icon: string;
}

const KEPT = 'console:recent';
const LONGEST = 20;

/** The records that were opened in this window, the newest first. */
export const recent = signal<Recent[]>(JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Recent[]);

/** Notes every record that is opened. */
export function noteRecent(): void {
    tabs.read(({ tabs: all }) => {
        for (const { shows, recordId, label, icon = '' } of all) {
            if (shows === 'record' && recordId && label) {
                note({ recordId, label, icon });
            }
        }
    });
}

function note(one: Recent): void {
    const before = recent.get();
    const known = before.find(({ recordId }) => recordId === one.recordId);
    if (known?.label === one.label) {
        return;
    }
    recent.set([one, ...before.filter(({ recordId }) => recordId !== one.recordId)].slice(0, LONGEST));
    sessionStorage.setItem(KEPT, JSON.stringify(recent.get()));
}
