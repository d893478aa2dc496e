import { LightningElement } from 'lwc';

import { connected } from '../../session/world.ts';
import type { Tabs } from '../../workspace/tabs.ts';
import { NO_TABS } from '../../workspace/tabs.ts';
import { tabs } from '../../workspace/workspace.ts';

/** The Service Console: header, tabs, the workspace in front, utility bar. */
export default class App extends LightningElement {
    state: Tabs = NO_TABS;
    disconnected = false;
    #stops: (() => void)[] = [];

    connectedCallback(): void {
        this.#stops = [
            tabs.read((state) => {
                this.state = state;
            }),
            connected.read((up) => {
                this.disconnected = !up;
            })
        ];
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    get workspaces(): { id: string; panelId: string; label: string; class: string; isHome: boolean }[] {
        const { tabs: all, primary } = this.state;
        const shown = all.filter(
            (tab) => !tab.parent && all.some((one) => one.rendered && (one.id === tab.id || one.parent === tab.id))
        );
        return shown.map((tab) => ({
            id: tab.id,
            panelId: `panel-${tab.id}`,
            label: tab.label ?? 'Record',
            class: tab.id === primary ? 'page' : 'page slds-hide',
            isHome: tab.shows === 'home'
        }));
    }
}
