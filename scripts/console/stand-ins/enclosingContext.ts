import { createContextProvider } from 'lwc';

/** A wire adapter that gives a component what stands around it. */
type EnclosingAdapter = new (give: (value: unknown) => void) => object;

/**
 * Makes a wire adapter for one fact about a component's surroundings, and the function by which an element provides
 * that fact to everything inside it.
 *
 * @param name the key under which the fact is provided, as `tabId`
 */
export function enclosingContext(name: string): {
    Adapter: EnclosingAdapter;
    provide: ReturnType<typeof createContextProvider>;
} {
    class Adapter {
        static contextSchema = { [name]: 'required' };
        readonly #give: (value: unknown) => void;

        constructor(give: (value: unknown) => void) {
            this.#give = give;
            give(undefined);
        }

        connect(): void {
            // The context comes with update.
        }

        disconnect(): void {
            // Nothing is held.
        }

        update(_config: object, context?: Record<string, unknown>): void {
            this.#give(context?.[name]);
        }
    }
    return { Adapter, provide: createContextProvider(Adapter as never) };
}
