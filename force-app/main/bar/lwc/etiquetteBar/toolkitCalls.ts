/** A call of a toolkit that lives in the Aura bridge. */
export interface ToolkitCall {
    id: string;
    toolkit: 'omni' | 'conversation';
    method: string;
    args: object;
}

/** How a call came out: the toolkit's answer, or the platform's words. */
export type ToolkitResult = { value: unknown } | { error: unknown };

interface Waiting {
    resolve(value: unknown): void;
    reject(error: unknown): void;
}

/** Calls of the Aura bridge's toolkits: each goes out as an event, and its answer comes back by the call's id. */
export class ToolkitCalls {
    private waiting = new Map<string, Waiting>();
    private count = 0;
    private send: (call: ToolkitCall) => void;

    constructor(send: (call: ToolkitCall) => void) {
        this.send = send;
    }

    /** Calls a method of a toolkit; rejects with what the platform rejected with. */
    call(toolkit: ToolkitCall['toolkit'], method: string, args: object): Promise<unknown> {
        this.count += 1;
        const id = `${method}#${this.count}`;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, { resolve, reject });
            this.send({ id, toolkit, method, args });
        });
    }

    /** Takes the answer to a call. */
    answer(id: string, result: ToolkitResult): void {
        const waiting = this.waiting.get(id);
        this.waiting.delete(id);
        if ('error' in result) {
            waiting?.reject(result.error);
        } else {
            waiting?.resolve(result.value);
        }
    }
}
