import type { StoragePort } from 'c/sessionPorts';

const KEY = 'login';

/** The agent's login to Omni-Channel: of windows that share neither storage nor locks, the one that has it acts. */
export interface OmniLogin {
    set(isAlive: boolean): void;
    /** False if this window lost the login and no other window of this browser has it: another browser acts then. */
    mayAct(): boolean;
    /** False unless the login is known to be alive here: another browser may be about to do the same. */
    isAlone(): boolean;
}

/** Returns the login of a window. Until Omni-Channel has said anything the window acts, but not alone. */
export function omniLogin(storage: StoragePort, windowId: string): OmniLogin {
    let isAlive: boolean | undefined;
    const holder = (): string | undefined => storage.read(KEY);
    return {
        set(alive) {
            isAlive = alive;
            if (alive) {
                storage.write(KEY, windowId);
            } else if (holder() === windowId) {
                storage.remove(KEY);
            }
        },
        mayAct: () => isAlive !== false || (holder() ?? windowId) !== windowId,
        isAlone: () => isAlive === true
    };
}
