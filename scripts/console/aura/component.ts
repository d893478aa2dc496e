import type { AuraMarkup } from './markup.ts';
import type { ToolkitKind } from './markup.ts';

/** A function of a controller or helper, as Aura calls it. */
export type AuraFunction = (component: unknown, event: unknown, helper: unknown) => unknown;
export type AuraFunctions = Record<string, AuraFunction>;

/** A deployed Aura bundle, ready to run. */
export interface AuraBundle {
    markup: AuraMarkup;
    controller: AuraFunctions;
    helper: Record<string, unknown>;
}

/** What the console lends a component: its toolkits, the application events, and a place for what it embeds. */
export interface AuraSurroundings {
    toolkit(kind: ToolkitKind): object;
    /** Calls back for each application event of that name; the answer stops it. */
    listen(event: string, listener: (params: Record<string, unknown>) => void): () => void;
    /** Makes the embedded Lightning web component and puts it on the page. */
    embed(module: string, properties: Record<string, string>): EventTarget;
    /** Whether a call of what is embedded is dropped while it is not rendered. */
    dropsEarlyCalls: boolean;
    /** Calls back once what is embedded is rendered. */
    rendered(callback: () => void): void;
    /** Told of every error in the component's functions. */
    failed(error: Error): void;
}

let callsUnderWay = 0;

/** Makes the component, as the utility bar does when the utility starts, and answers with what takes it away again. */
export function startComponent(bundle: AuraBundle, surroundings: AuraSurroundings): () => void {
    const { markup, controller, helper } = bundle;
    const found = new Map<string, object>();
    const values = new Map<string, unknown>(markup.attributes.map(({ name, default: value }) => [name, value]));
    const component = loud(`${markup.name}.cmp: component`, {
        find: (id: string) => {
            if (callsUnderWay === 0) {
                throw new Error(`${markup.name}: find("${id}") outside of Aura's cycle: wrap it in $A.getCallback.`);
            }
            return found.get(id);
        },
        get: (expression: string) => values.get(attributeOf(markup, expression)),
        set: (expression: string, value: unknown) => void values.set(attributeOf(markup, expression), value),
        getName: () => markup.name,
        isValid: () => true
    });

    const call = (name: string, event: unknown): void => {
        try {
            const run = controller[name];
            if (!run) {
                throw new Error(`${markup.name}Controller.js has no function "${name}".`);
            }
            const result = inCycle(() => run.call(controller, component, event, helper))();
            if (result instanceof Promise) {
                result.catch((error: unknown) => surroundings.failed(asError(error)));
            }
        } catch (error) {
            surroundings.failed(asError(error));
        }
    };

    for (const { kind, id } of markup.toolkits) {
        found.set(id, loud(`aura:id="${id}"`, surroundings.toolkit(kind)));
    }
    for (const child of markup.children) {
        const element = surroundings.embed(child.module, child.properties);
        for (const [type, action] of Object.entries(child.on)) {
            element.addEventListener(type, (event) => {
                const { detail } = event as CustomEvent<Record<string, unknown> | undefined>;
                call(action, componentEvent(type, type, detail ?? {}));
            });
        }
        if (child.id) {
            const early = surroundings.dropsEarlyCalls ? deaf(child.id, element) : element;
            found.set(child.id, early);
            surroundings.rendered(() => found.set(child.id ?? '', element));
        }
    }
    const stops = markup.handlers.map(({ event, action }) =>
        surroundings.listen(event, (params) =>
            call(action, componentEvent(event.split(':')[1] ?? event, event, params))
        )
    );
    if (markup.init) {
        call(markup.init, componentEvent('init', 'aura:valueInit', {}));
    }
    return () => stops.forEach((stop) => stop());
}

/** What stands for a component that is not rendered yet: calls are dropped, with the warning that Aura gives. */
function deaf(id: string, element: EventTarget): EventTarget {
    return new Proxy(element, {
        get: (target, key) =>
            typeof Reflect.get(target, key) === 'function'
                ? () => console.warn(`aura:id="${id}" is not rendered yet: ${String(key)} was not called.`)
                : (Reflect.get(target, key) as unknown)
    });
}

/** The part of Aura's `$A` that our components use. */
export const $A = loud('$A', { getCallback: inCycle });

/** What runs in Aura's cycle, as its own calls and their callbacks do. */
function inCycle<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result {
    return (...args) => {
        callsUnderWay += 1;
        try {
            return work(...args);
        } finally {
            callsUnderWay -= 1;
        }
    };
}

function componentEvent(name: string, type: string, params: Record<string, unknown>): object {
    return loud(`the event ${type}`, {
        getName: () => name,
        getType: () => type,
        getParams: () => params,
        getParam: (key: string) => params[key]
    });
}

function attributeOf(markup: AuraMarkup, expression: string): string {
    const name = /^v\.(\w+)$/.exec(expression)?.[1];
    if (!name || !markup.attributes.some((attribute) => attribute.name === name)) {
        throw new Error(`${markup.name}.cmp has no attribute for "${expression}".`);
    }
    return name;
}

/** The object, but reading what it has not is an error: a gap of the local console must not pass for an org's answer. */
export function loud<T extends object>(what: string, object: T): T {
    return new Proxy(object, {
        get(target, key, receiver) {
            // Promises and developer tools ask any object for these.
            if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
                return Reflect.get(target, key, receiver) as unknown;
            }
            throw new Error(`${what}.${key} is not something the local console runs.`);
        }
    });
}

function asError(error: unknown): Error {
    return error instanceof Error ? error : new Error(String(error));
}
