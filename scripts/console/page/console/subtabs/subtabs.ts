import { api, LightningElement } from 'lwc';

import { objectOf } from '../../records/objects.ts';
import { NO_TABS, type Tabs } from '../../workspace/tabs.ts';
import { closeTab, focusAlone, focusTab, tabs } from '../../workspace/workspace.ts';

interface ShownTab {
    id: string;
    domId: string;
    recordId: string;
    label: string;
    icon: string;
    class: string;
    panelClass: string;
    selected: string;
    tabindex: string;
    closeable: boolean;
    closeName: string;
    isDetails: boolean;
    inFront: boolean;
    rendered: boolean;
}

/** A workspace: a record's own page and the subtabs beside it. */
export default class Subtabs extends LightningElement {
    /** The primary tab. */
    @api tabId = '';
    state: Tabs = NO_TABS;
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        this.#stop = tabs.read((state) => {
            this.state = state;
        });
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    get items(): ShownTab[] {
        const { tabs: all, front, primary } = this.state;
        const shown = front[this.tabId] ?? this.tabId;
        return all
            .filter((tab) => tab.id === this.tabId || tab.parent === this.tabId)
            .map((tab) => {
                const isShown = tab.id === shown;
                // The primary tab has the record's name already.
                const label = tab.parent ? (tab.label ?? 'Loading') : objectOf(tab.recordId ?? '').tabLabel;
                return {
                    id: tab.id,
                    domId: `tab-${tab.id}`,
                    recordId: tab.recordId ?? '',
                    label,
                    icon: tab.icon ?? '',
                    class: isShown ? 'slds-tabs_default__item slds-is-active item' : 'slds-tabs_default__item item',
                    panelClass: isShown ? 'panel' : 'panel slds-hide',
                    selected: String(isShown),
                    tabindex: isShown ? '0' : '-1',
                    closeable: tab.parent !== undefined,
                    closeName: `Close ${label}`,
                    isDetails: tab.shows === 'details',
                    inFront: isShown && this.tabId === primary,
                    rendered: tab.rendered
                };
            });
    }

    get rendered(): ShownTab[] {
        return this.items.filter((tab) => tab.rendered);
    }

    get hasSubtabs(): boolean {
        return this.items.length > 1;
    }

    get panelRole(): string | null {
        return this.hasSubtabs ? 'tabpanel' : null;
    }

    get owned(): string {
        return this.items.map((tab) => tab.domId).join(' ');
    }

    choose(event: Event): void {
        bringToFront(idIn(event), this.tabId);
    }

    close(event: Event): void {
        closeTab(idIn(event));
    }

    move(event: KeyboardEvent): void {
        const ids = this.items.map((tab) => tab.id);
        const at = ids.indexOf(idIn(event));
        if (event.key === 'Delete' && idIn(event) !== this.tabId) {
            closeTab(idIn(event));
        }
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
        const id = to === undefined ? undefined : ids[(to + ids.length) % ids.length];
        if (id === undefined) {
            return;
        }
        event.preventDefault();
        bringToFront(id, this.tabId);
        this.template?.querySelector<HTMLElement>(`.tab[data-id="${id}"]`)?.focus();
    }
}

function bringToFront(id: string, primary: string): void {
    if (id === primary) {
        focusAlone(id);
    } else {
        focusTab(id);
    }
}

function idIn(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
