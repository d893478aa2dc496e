import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';
import type * as described from 'lightning/platformUtilityBarApi';

/** A small working utility bar with one utility. */
export const UTILITY_ID = 'utility-1';

/** What the utility looks like, for a test to read and to set. */
export const utility: described.UtilityInfo & described.UtilityAttributes = {
    id: UTILITY_ID,
    utilityLabel: '',
    utilityIcon: '',
    utilityHighlighted: false,
    utilityVisible: false,
    utilityPoppedOut: false
};

const handlers: ((event: { panelVisible: boolean }) => void)[] = [];

function known(utilityId: string): void {
    if (utilityId !== UTILITY_ID) {
        throw new Error(`There is no utility ${utilityId}.`);
    }
}

function turn(panelVisible: boolean): void {
    utility.utilityVisible = panelVisible;
    handlers.forEach((handler) => handler({ panelVisible }));
}

export const EnclosingUtilityId = createTestWireAdapter();

export const open: typeof described.open = async (utilityId) => {
    known(utilityId);
    turn(true);
    return true;
};

export const minimize: typeof described.minimize = async (utilityId) => {
    known(utilityId);
    turn(false);
    return true;
};

export const getInfo: typeof described.getInfo = async (utilityId) => {
    known(utilityId);
    return { ...utility };
};

export const getAllUtilityInfo: typeof described.getAllUtilityInfo = async () => [{ ...utility }];

export const updateUtility: typeof described.updateUtility = async (utilityId, attributes) => {
    known(utilityId);
    Object.assign(utility, attributes, {
        utilityLabel: attributes.label ?? utility.utilityLabel,
        utilityIcon: attributes.icon ?? utility.utilityIcon,
        utilityHighlighted: attributes.highlighted ?? utility.utilityHighlighted
    });
    return true;
};

export const updatePanel: typeof described.updatePanel = async (utilityId) => {
    known(utilityId);
    return true;
};

export const enablePopout: typeof described.enablePopout = async (utilityId) => {
    known(utilityId);
    return true;
};

export const onUtilityClick: typeof described.onUtilityClick = async (utilityId, handler) => {
    known(utilityId);
    handlers.push(handler);
    return true;
};
