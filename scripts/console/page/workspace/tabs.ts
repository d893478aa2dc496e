/** A tab of the console: a primary one, or a subtab of one. */
export interface Tab {
    id: string;
    parent?: string;
    /** What it shows: `home`, a record, or the details of a chat's client. */
    shows: 'home' | 'record' | 'details';
    recordId?: string;
    label?: string;
    icon?: string;
    iconAlt?: string;
    highlighted?: 'plain' | 'success' | 'warning' | 'error';
    /** Shown at least once, so that its content stands in the page. */
    rendered: boolean;
}

/** All tabs of a window, and which of them are in front. */
export interface Tabs {
    tabs: Tab[];
    /** The primary tab in front. */
    primary: string;
    /** The subtab in front of each primary tab; the tab itself where none is. */
    front: Record<string, string>;
    /** Number for the next tab's id. */
    next: number;
}

/** What is asked of a new tab. */
export type NewTab = Pick<Tab, 'shows' | 'recordId' | 'label' | 'icon'>;

export const HOME: Tab = { id: 'ctab0', shows: 'home', label: 'Home', icon: 'utility:home', rendered: true };
export const NO_TABS: Tabs = { tabs: [HOME], primary: HOME.id, front: {}, next: 1 };

/** The tab of that id; an error where there is none. */
export function tabOf(state: Tabs, id: string): Tab {
    const tab = state.tabs.find((one) => one.id === id);
    if (!tab) {
        throw new Error(`There is no tab ${id}.`);
    }
    return tab;
}

/** The tab in front of everything. */
export function focused(state: Tabs): Tab {
    return tabOf(state, state.front[state.primary] ?? state.primary);
}

/** A primary tab and its subtabs, or a subtab alone. */
export function withSubtabs(state: Tabs, id: string): Tab[] {
    return state.tabs.filter((tab) => tab.id === id || tab.parent === id);
}

/** Opens a primary tab; a record that has one already is not opened twice. */
export function open(state: Tabs, wanted: NewTab): { state: Tabs; id: string } {
    const there = state.tabs.find(
        (tab) => !tab.parent && tab.shows === wanted.shows && tab.recordId === wanted.recordId
    );
    if (there) {
        return { state, id: there.id };
    }
    const id = `ctab${state.next}`;
    return { state: { ...state, tabs: [...state.tabs, { ...wanted, id, rendered: false }], next: state.next + 1 }, id };
}

/** Opens a subtab. */
export function openBelow(state: Tabs, parent: string, wanted: NewTab): { state: Tabs; id: string } {
    const { parent: above } = tabOf(state, parent);
    const owner = above ?? parent;
    const there = state.tabs.find(
        (tab) => tab.parent === owner && tab.shows === wanted.shows && tab.recordId === wanted.recordId
    );
    if (there) {
        return { state, id: there.id };
    }
    const id = `${owner}_${state.next}`;
    const tab: Tab = { ...wanted, id, parent: owner, rendered: false };
    return { state: { ...state, tabs: [...state.tabs, tab], next: state.next + 1 }, id };
}

/** Brings a tab to the front. */
export function focus(state: Tabs, id: string): Tabs {
    const tab = tabOf(state, id);
    const primary = tab.parent ?? id;
    const front = tab.parent ? { ...state.front, [primary]: id } : state.front;
    return renderFront({ ...state, primary, front });
}

/** Brings a primary tab itself, not one of its subtabs, to the front. */
export function focusAlone(state: Tabs, id: string): Tabs {
    const { [id]: _, ...front } = state.front;
    return focus({ ...state, front }, id);
}

/** Closes a tab with its subtabs; the neighbour comes to the front. */
export function close(state: Tabs, id: string): Tabs {
    const tab = tabOf(state, id);
    if (tab.shows === 'home') {
        return state;
    }
    const gone = new Set(withSubtabs(state, id).map((one) => one.id));
    const rows = state.tabs.filter((one) => one.parent === tab.parent);
    const at = rows.findIndex((one) => one.id === id);
    const neighbour = rows[at + 1] ?? rows[at - 1];
    const front = Object.fromEntries(
        Object.entries(state.front).filter(([key, value]) => !gone.has(key) && !gone.has(value))
    );
    const next: Tabs = { ...state, tabs: state.tabs.filter((one) => !gone.has(one.id)), front };
    if (tab.parent) {
        return renderFront(neighbour && state.front[tab.parent] === id ? focus(next, neighbour.id) : next);
    }
    return renderFront(state.primary === id ? { ...next, primary: neighbour?.id ?? HOME.id } : next);
}

/** Changes how a tab looks. */
export function change(state: Tabs, id: string, look: Partial<Tab>): Tabs {
    tabOf(state, id);
    return { ...state, tabs: state.tabs.map((tab) => (tab.id === id ? { ...tab, ...look } : tab)) };
}

function renderFront(state: Tabs): Tabs {
    const front = focused(state).id;
    return { ...state, tabs: state.tabs.map((tab) => (tab.id === front ? { ...tab, rendered: true } : tab)) };
}
