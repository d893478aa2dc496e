import { checkIconVariant } from './iconVariant.ts';
import {
    changeUtility,
    onPanel,
    showPanel,
    utilities,
    utility,
    type Utility
} from '../../../page/workspace/utilities.ts';
import { enclosingContext } from '../../enclosingContext.ts';

interface UtilityInfo {
    id: string;
    utilityLabel: string;
    utilityIcon: string;
    utilityHighlighted: boolean;
    utilityVisible: boolean;
    utilityPoppedOut: boolean;
}

const surroundingUtility = enclosingContext('utilityId');

/** The id of the utility a component stands in. */
export const EnclosingUtilityId = surroundingUtility.Adapter;

/** Says which utility the components in an element stand in. */
export const provideUtility = surroundingUtility.provide;

/** Opens the utility's panel. */
export async function open(utilityId: string): Promise<boolean> {
    showPanel(utilityId, true);
    return true;
}

/** Minimises the utility's panel. */
export async function minimize(utilityId: string): Promise<boolean> {
    showPanel(utilityId, false);
    return true;
}

/** Changes the utility's label, icon and highlight in the bar. */
export async function updateUtility(
    utilityId: string,
    attributes: Partial<Pick<Utility, 'label' | 'icon' | 'iconVariant' | 'highlighted'>>
): Promise<boolean> {
    refuseUnknown('updateUtility', attributes, ['label', 'icon', 'iconVariant', 'highlighted']);
    checkIconVariant(attributes.iconVariant);
    if (attributes.icon?.includes(':')) {
        throw new Error(`updateUtility: icon is a utility icon's name without "utility:".`);
    }
    changeUtility(utilityId, attributes);
    return true;
}

/** Changes the utility's panel. */
export async function updatePanel(
    utilityId: string,
    attributes: { label?: string; icon?: string; width?: number; height?: number }
): Promise<boolean> {
    refuseUnknown('updatePanel', attributes, ['label', 'icon', 'width', 'height']);
    const { label, icon, width, height } = attributes;
    changeUtility(utilityId, {
        ...(label === undefined ? {} : { panelLabel: label }),
        ...(icon === undefined ? {} : { panelIcon: icon }),
        ...(width === undefined ? {} : { width }),
        ...(height === undefined ? {} : { height })
    });
    return true;
}

/** How the utility stands in the bar. */
export async function getInfo(utilityId: string): Promise<UtilityInfo> {
    return infoOf(utility(utilityId));
}

/** How all utilities stand in the bar. */
export async function getAllUtilityInfo(): Promise<UtilityInfo[]> {
    return utilities.get().map(infoOf);
}

/** Calls back whenever the agent opens or minimises the utility. */
export async function onUtilityClick(
    utilityId: string,
    handler: (event: { panelVisible: boolean }) => void
): Promise<boolean> {
    onPanel(utilityId, handler);
    return true;
}

/** Allows or forbids the utility's own window; the local console has none. */
export async function enablePopout(utilityId: string, enabled: boolean): Promise<boolean> {
    changeUtility(utilityId, { popout: enabled });
    return true;
}

/** Not in the local console. */
export async function enableModal(): Promise<boolean> {
    throw new Error('enableModal is not something the local console runs.');
}

function infoOf(one: Utility): UtilityInfo {
    return {
        id: one.id,
        utilityLabel: one.label,
        utilityIcon: one.icon,
        utilityHighlighted: one.highlighted,
        utilityVisible: one.open,
        utilityPoppedOut: false
    };
}

function refuseUnknown(call: string, attributes: object, known: string[]): void {
    const unknown = Object.keys(attributes).find((name) => !known.includes(name));
    if (unknown) {
        throw new Error(`${call}: there is no attribute "${unknown}"; there are ${known.join(', ')}.`);
    }
}
