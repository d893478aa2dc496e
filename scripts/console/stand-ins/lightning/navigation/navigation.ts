import type { LightningElement } from 'lwc';

import { focused } from '../../../page/workspace/tabs.ts';
import { openBelow, openRecord, tabs } from '../../../page/workspace/workspace.ts';
import { enclosingContext } from '../../enclosingContext.ts';

interface PageReference {
    type: string;
    attributes?: { recordId?: string; objectApiName?: string; actionName?: string; url?: string };
    state?: Record<string, unknown>;
}
type Constructor = new (...values: never[]) => LightningElement;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds navigation to a component. */
export function NavigationMixin<Base extends Constructor>(base: Base): Base {
    const mixed = base as unknown as new (...values: unknown[]) => LightningElement;
    class Navigating extends mixed {
        [Navigate](page: PageReference): void {
            const { tabs: all, primary } = tabs.get();
            const recordId = recordOf(page);
            const inFront = focused(tabs.get());
            // As in the console: from a record's tab to a subtab of it, from elsewhere to a tab of its own.
            if (inFront.shows === 'home' || all.some((tab) => !tab.parent && tab.recordId === recordId)) {
                openRecord(recordId);
            } else {
                openBelow(primary, { shows: 'record', recordId });
            }
        }

        [GenerateUrl](page: PageReference): Promise<string> {
            const recordId = recordOf(page);
            const object = page.attributes?.objectApiName ?? 'Record';
            return Promise.resolve(`/lightning/r/${object}/${recordId}/view`);
        }
    }
    return Navigating as unknown as Base;
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

const surroundingPage = enclosingContext('page');

/** Where the component is: its tab's record. */
export const CurrentPageReference = surroundingPage.Adapter;

/** Says which page the components in an element stand in. */
export const providePage = surroundingPage.provide;

function recordOf({ type, attributes = {} }: PageReference): string {
    if (type !== 'standard__recordPage' || !attributes.recordId || (attributes.actionName ?? 'view') !== 'view') {
        throw new Error(`The local console navigates to records (standard__recordPage, view), not to ${type}.`);
    }
    return attributes.recordId;
}
