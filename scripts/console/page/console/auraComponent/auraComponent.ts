import { api, createElement, LightningElement } from 'lwc';

import { startComponent, type AuraBundle } from '../../../aura/component.ts';
import { listenToApplicationEvents } from '../../aura/applicationEvents.ts';
import { conversationToolkit } from '../../aura/conversationToolkit.ts';
import { omniToolkit } from '../../aura/omniToolkit.ts';
import { platform } from '../../session/platform.ts';
import { auraComponents, lightningComponents } from '../../product.ts';
import { encloseInUtility } from '../enclosing.ts';

/** An Aura component as a utility: the deployed bundle, run with the console's toolkits. */
export default class AuraComponent extends LightningElement {
    /** Name of the Aura bundle. */
    @api name = '';
    @api utilityId = '';
    failure = '';
    #started = false;
    #stop: () => void = () => undefined;

    connectedCallback(): void {
        encloseInUtility(this, this.utilityId);
    }

    renderedCallback(): void {
        if (this.#started) {
            return;
        }
        this.#started = true;
        void this.start();
    }

    disconnectedCallback(): void {
        this.#stop();
    }

    async start(): Promise<void> {
        try {
            const { default: bundle } = (await auraComponents[this.name]?.()) ?? {};
            if (!bundle) {
                throw new Error(`There is no Aura bundle ${this.name}.`);
            }
            const embedded = await loadEmbedded(bundle);
            this.#stop = startComponent(bundle, {
                toolkit: (kind) => (kind === 'omni' ? omniToolkit : conversationToolkit),
                listen: listenToApplicationEvents,
                embed: (module, properties) => this.embed(module, embedded, properties),
                dropsEarlyCalls: platform().earlyAuraCalls === 'dropped',
                rendered: (callback) => void setTimeout(callback),
                failed: (error) => this.fail(error)
            });
        } catch (error) {
            this.fail(error);
        }
    }

    embed(
        module: string,
        embedded: Map<string, typeof LightningElement>,
        properties: Record<string, string>
    ): HTMLElement {
        const is = embedded.get(module);
        const place = this.template?.querySelector('.place');
        if (!is || !place) {
            throw new Error(`${this.name} embeds ${module}, but no package has a component of that name.`);
        }
        const tag = module.replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const element = createElement(tag, { is });
        Object.assign(element, properties);
        place.append(element);
        return element;
    }

    fail(error: unknown): void {
        this.failure = `${this.name}: ${String(error)}`;
        reportError(error);
    }
}

async function loadEmbedded({ markup }: AuraBundle): Promise<Map<string, typeof LightningElement>> {
    const loaded = new Map<string, typeof LightningElement>();
    for (const { module } of markup.children) {
        const component = await lightningComponents[module]?.();
        if (component) {
            loaded.set(module, component.default);
        }
    }
    return loaded;
}
