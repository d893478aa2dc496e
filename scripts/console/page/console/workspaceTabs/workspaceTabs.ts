import { LightningElement } from 'lwc';
import { application } from '../../product.ts';

import { leaveTab } from '../../workspace/leaving.ts';
import { NO_TABS, type Tabs } from '../../workspace/tabs.ts';
import { focusTab, tabs } from '../../workspace/workspace.ts';

interface ShownTab {
    id: string;
    domId: string;
    label: string;
    icon: string;
    iconAlt: string;
    class: string;
    selected: string;
    tabindex: string;
    closeable: boolean;
    closeName: string;
}

/** The console's navigation bar: the app's name and the primary tabs. */
export default class WorkspaceTabs extends LightningElement {
    appName = application?.label ?? 'Chat Etiquette Console';
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

    get tabs(): ShownTab[] {
        const { tabs: all, primary } = this.state;
        return all
            .filter((tab) => !tab.parent)
            .map((tab) => {
                const inFront = tab.id === primary;
                const label = tab.label ?? 'Loading';
                return {
                    id: tab.id,
                    domId: `tab-${tab.id}`,
                    label,
                    icon: tab.icon ?? '',
                    iconAlt: tab.iconAlt ?? '',
                    class: [
                        'slds-context-bar__item slds-context-bar__item_tab item',
                        inFront ? 'slds-is-active' : '',
                        tab.highlighted && !inFront ? `highlighted highlighted-${tab.highlighted}` : ''
                    ].join(' '),
                    selected: String(inFront),
                    tabindex: inFront ? '0' : '-1',
                    closeable: tab.shows !== 'home',
                    closeName: `Close ${label}`
                };
            });
    }

    get owned(): string {
        return this.tabs.map((tab) => tab.domId).join(' ');
    }

    choose(event: Event): void {
        focusTab(idIn(event));
    }

    close(event: Event): void {
        void leaveTab(idIn(event));
    }

    move(event: KeyboardEvent): void {
        const ids = this.tabs.map((tab) => tab.id);
        const at = ids.indexOf(idIn(event));
        if (event.key === 'Delete') {
            void leaveTab(idIn(event));
        }
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
        const id = to === undefined ? undefined : ids[(to + ids.length) % ids.length];
        if (id === undefined) {
            return;
        }
        event.preventDefault();
        focusTab(id);
        this.template?.querySelector<HTMLElement>(`.tab[data-id="${id}"]`)?.focus();
    }
}

function idIn(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
