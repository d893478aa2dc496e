import { LightningElement } from 'lwc';
import { explain } from '../../coach/coach.ts';
import { auraComponents } from '../../product.ts';
import { happenings } from '../../session/world.ts';

import type { PageItem } from '../../../vendor/metadata/flexiPage.ts';
import {
    HISTORY,
    OMNI,
    openedByItself,
    showPanel,
    takeOver,
    utilities,
    type Utility
} from '../../workspace/utilities.ts';
import { panelPlaces } from '../../workspace/panelPlaces.ts';

interface ShownUtility {
    id: string;
    item: PageItem;
    component: string;
    label: string;
    iconName: string;
    iconClass: string;
    iconVariant: string;
    highlighted: boolean;
    panelLabel: string;
    panelIconName: string;
    minimizeName: string;
    expanded: string;
    isOmni: boolean;
    isHistory: boolean;
    isAura: boolean;
    itemClass: string;
    buttonClass: string;
    panelClass: string;
    style: string;
    started: boolean;
}

/** The utility bar: one button and one panel for each utility. */
export default class UtilityBar extends LightningElement {
    list: Utility[] = [];
    #stops: (() => void)[] = [];

    connectedCallback(): void {
        this.#stops = [
            utilities.read((list) => {
                this.list = list;
            }),
            happenings.on('omni', ({ name }) => {
                if (name === 'omniChannelWorkAccepted') {
                    this.explainCountdown();
                }
            })
        ];
    }

    disconnectedCallback(): void {
        this.#stops.forEach((stop) => stop());
    }

    get items(): ShownUtility[] {
        const places = panelPlaces(this.list);
        return this.list.map((one) => {
            const component = one.item.component.replace(/^c:/, '');
            return {
                id: one.id,
                item: one.item,
                component,
                label: one.label,
                iconName: `utility:${one.icon}`,
                iconClass: 'slds-m-right_x-small',
                iconVariant: iconVariantOf(one),
                highlighted: one.highlighted,
                panelLabel: one.panelLabel,
                panelIconName: `utility:${one.panelIcon}`,
                minimizeName: `Minimize ${one.panelLabel}`,
                expanded: String(one.open),
                isOmni: one.item.component === OMNI,
                isHistory: one.item.component === HISTORY,
                isAura: component in auraComponents,
                itemClass: one.highlighted
                    ? `slds-utility-bar__item slds-has-notification highlighted ${one.iconVariant ?? ''}`
                    : 'slds-utility-bar__item',
                buttonClass: `slds-button slds-utility-bar__action ${one.open ? 'slds-is-active' : ''}`,
                panelClass: one.open
                    ? 'slds-utility-panel slds-grid slds-grid_vertical slds-is-open'
                    : 'slds-utility-panel slds-grid slds-grid_vertical closed',
                style: places.get(one.id) ?? '',
                started: one.started
            };
        });
    }

    get started(): ShownUtility[] {
        return this.items.filter((one) => one.started);
    }

    toggle(event: Event): void {
        const id = idIn(event);
        const { open = false } = this.list.find((one) => one.id === id) ?? {};
        // A panel that came up by itself a moment ago is what the agent reaches for: that click must not put it away.
        if (open && openedByItself(id)) {
            takeOver(id);
        } else {
            showPanel(id, !open);
        }
    }

    minimize(event: Event): void {
        showPanel(idIn(event), false);
        this.focusItem(idIn(event));
    }

    escape(event: KeyboardEvent): void {
        if (event.key !== 'Escape' || event.defaultPrevented) {
            return;
        }
        showPanel(idIn(event), false);
        this.focusItem(idIn(event));
    }

    /** At the product's own panel, where it is open. */
    explainCountdown(): void {
        const panel = this.items.find((one) => one.isAura && one.expanded === 'true');
        explain('countdown', this.template?.querySelector(`.slds-utility-panel[data-id="${panel?.id ?? ''}"]`));
    }

    focusItem(id: string): void {
        this.template?.querySelector<HTMLElement>(`.slds-utility-bar__action[data-id="${id}"]`)?.focus();
    }
}

/** A highlighted item has a colour of its own, on which only a light or a dark icon can be seen. */
function iconVariantOf({ highlighted, iconVariant }: Utility): string {
    if (!highlighted) {
        return iconVariant ?? '';
    }
    return iconVariant === 'warning' ? '' : 'inverse';
}

function idIn(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
