import { utilityBar } from '../product.ts';

import type { PageItem } from '../../vendor/metadata/flexiPage.ts';
import { signal } from '../session/signal.ts';

/** A utility as it stands in the bar. */
export interface Utility {
    id: string;
    item: PageItem;
    label: string;
    icon: string;
    iconVariant?: 'success' | 'warning' | 'error' | null;
    highlighted: boolean;
    panelLabel: string;
    panelIcon: string;
    width: number;
    height: number;
    /** Its panel is shown. */
    open: boolean;
    /** Its content is in the page: from the start where it is eager, from its first opening otherwise. */
    started: boolean;
    popout: boolean;
}

export const HISTORY = 'forceSearch:historyUtilityItem';
export const OMNI = 'runtime_service_omnichannel:omniWidget';
const byThemselves = new Set<string>();
const listeners = new Map<string, Set<(event: { panelVisible: boolean }) => void>>();

/** The utilities of the bar, in the order of the utility bar's metadata. */
export const utilities = signal<Utility[]>(itemsOf().map(utilityOf));

/** The utility of that id; an error where there is none. */
export function utility(id: string): Utility {
    const one = utilities.get().find((candidate) => candidate.id === id);
    if (!one) {
        throw new Error(`There is no utility ${id}.`);
    }
    return one;
}

/** Changes how a utility looks. */
export function changeUtility(id: string, look: Partial<Utility>): void {
    utility(id);
    utilities.set(utilities.get().map((one) => (one.id === id ? { ...one, ...look } : one)));
}

/** Shows or hides a utility's panel. Open ones stand side by side, so that a new request hides nothing. */
export function showPanel(id: string, shown: boolean): void {
    const { open } = utility(id);
    byThemselves.delete(id);
    if (open === shown) {
        return;
    }
    changeUtility(id, { open: shown, started: true });
    for (const listener of listeners.get(id) ?? []) {
        listener({ panelVisible: shown });
    }
}

/** Calls back whenever the utility's panel is shown or hidden. */
export function onPanel(id: string, listener: (event: { panelVisible: boolean }) => void): void {
    utility(id);
    listeners.set(id, (listeners.get(id) ?? new Set()).add(listener));
}

/** Opens the Omni-Channel panel, as a new request does. */
export function showOmniChannel(): void {
    const omni = utilities.get().find((one) => one.item.component === OMNI);
    if (!omni || omni.open) {
        return;
    }
    showPanel(omni.id, true);
    byThemselves.add(omni.id);
}

/** Whether the panel was opened by a request and not yet by the agent. */
export function openedByItself(id: string): boolean {
    return byThemselves.has(id);
}

/** The agent asked for the panel that had opened by itself. */
export function takeOver(id: string): void {
    byThemselves.delete(id);
}

function itemsOf(): PageItem[] {
    const items = utilityBar?.regions.find((region) => region.name === 'utilityItems')?.items ?? [];
    // Without Omni-Channel in the metadata nobody could go online.
    const omni: PageItem = { component: OMNI, identifier: OMNI, properties: {} };
    return items.some((item) => item.component === OMNI) ? items : [omni, ...items];
}

function utilityOf(item: PageItem, index: number): Utility {
    const { label = '', icon = '', width = '', height = '', eager = '' } = item.properties;
    const isOmni = item.component === OMNI;
    const name = label || (isOmni ? 'Omni-Channel' : item.component);
    const symbol = (icon || (isOmni ? 'omni_channel' : 'apps')).replace(/^utility:/, '');
    return {
        id: `utility-${index}`,
        item,
        label: name,
        icon: symbol,
        highlighted: false,
        panelLabel: name,
        panelIcon: symbol,
        width: Number(width) || 340,
        height: Number(height) || 480,
        open: false,
        started: isOmni || eager === 'true',
        popout: true
    };
}
