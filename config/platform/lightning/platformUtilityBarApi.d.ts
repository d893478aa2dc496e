/** The utility bar around a component, API 61.0 and later. */
declare module 'lightning/platformUtilityBarApi' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface UtilityAttributes {
        label?: string;
        /** An SLDS utility icon's name, without `utility:`. */
        icon?: string;
        iconVariant?: 'success' | 'warning' | 'error' | null;
        highlighted?: boolean;
    }

    export interface UtilityInfo {
        id: string;
        utilityLabel: string;
        utilityIcon: string;
        utilityHighlighted: boolean;
        utilityVisible: boolean;
        utilityPoppedOut: boolean;
    }

    /** The id of the utility that a component stands in; `undefined` outside of the utility bar. */
    export const EnclosingUtilityId: WireAdapterConstructor<Record<string, never>, string | undefined>;

    export function open(utilityId: string, options?: { autoFocus?: boolean }): Promise<boolean>;
    export function minimize(utilityId: string): Promise<boolean>;
    export function getInfo(utilityId: string): Promise<UtilityInfo>;
    export function getAllUtilityInfo(): Promise<UtilityInfo[]>;
    export function updateUtility(utilityId: string, attributes: UtilityAttributes): Promise<boolean>;
    export function updatePanel(
        utilityId: string,
        attributes: { label?: string; icon?: string; width?: number; height?: number }
    ): Promise<boolean>;
    export function enablePopout(
        utilityId: string,
        enabled: boolean,
        options?: { disabledText?: string }
    ): Promise<boolean>;
    /** Calls back whenever the agent opens or minimises the utility. */
    export function onUtilityClick(
        utilityId: string,
        handler: (event: { panelVisible: boolean }) => void
    ): Promise<boolean>;
}
