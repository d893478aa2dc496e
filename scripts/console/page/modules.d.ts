/** What the build makes of the packages' metadata; read it through product.ts, which knows its types. */
declare module 'virtual:product' {
    export const application: unknown;
    export const utilityBar: unknown;
    export const recordPages: unknown;
    export const labels: unknown;
    export const lightningComponents: unknown;
    export const auraComponents: unknown;
}

/** A question the agent answers with yes or no. */
declare module 'lightning/confirm' {
    const LightningConfirm: {
        open(question: { label: string; message: string; theme?: string }): Promise<boolean>;
    };
    export default LightningConfirm;
}

declare module 'console/*' {
    import type { LightningElement } from 'lwc';
    const component: typeof LightningElement;
    export default component;
}

declare module 'visitor/*' {
    import type { LightningElement } from 'lwc';
    const component: typeof LightningElement;
    export default component;
}
