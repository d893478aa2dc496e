/** Where a component is, and the ways from there. */
declare module 'lightning/navigation' {
    import type { LightningElement, WireAdapterConstructor } from 'lwc';

    export interface PageReference {
        type: string;
        attributes?: Record<string, unknown>;
        state?: Record<string, unknown>;
    }
    export interface Navigates {
        [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
        [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
    }

    export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference | undefined>;
    export function NavigationMixin<Base extends new (...args: never[]) => LightningElement>(
        base: Base
    ): Base & (new (...args: never[]) => Navigates);
    export namespace NavigationMixin {
        const Navigate: unique symbol;
        const GenerateUrl: unique symbol;
    }
}
