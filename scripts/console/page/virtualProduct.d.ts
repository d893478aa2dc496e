declare module 'virtual:product' {
    import type { Application } from '../vendor/metadata/application.ts';
    import type { FlexiPage } from '../vendor/metadata/flexiPage.ts';
    import type { Labels } from '../vendor/metadata/labels.ts';
    import type { AuraBundle } from '../aura/component.ts';

    export const application: Application | null;
    export const utilityBar: FlexiPage | null;
    export const recordPages: FlexiPage[];
    export const labels: Labels;
    export const lightningComponents: Record<string, () => Promise<{ default: typeof import('lwc').LightningElement }>>;
    export const auraComponents: Record<string, () => Promise<{ default: AuraBundle }>>;
}
