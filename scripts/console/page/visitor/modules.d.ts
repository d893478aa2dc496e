declare module 'visitor/*' {
    import type { LightningElement } from 'lwc';
    const component: typeof LightningElement;
    export default component;
}
