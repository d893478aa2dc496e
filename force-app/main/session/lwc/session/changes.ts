/** Announces changes to listeners. */
export interface Changes {
    /** Announces a change; many changes at once are announced once. */
    changed(): void;
    onChange(listener: () => void): () => void;
    /** Stops announcing. */
    stop(): void;
    stopped(): boolean;
}

/** Returns an announcer that calls `first` and then the listeners once the current work is done. */
export function announceChanges(first: () => void): Changes {
    const listeners = new Set<() => void>();
    let isAnnouncing = false;
    let isStopped = false;

    const announce = (): void => {
        isAnnouncing = false;
        if (isStopped) {
            return;
        }
        first();
        listeners.forEach((listener) => listener());
    };

    return {
        changed() {
            if (isAnnouncing || isStopped) {
                return;
            }
            isAnnouncing = true;
            void Promise.resolve().then(announce);
        },
        onChange(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        stop() {
            isStopped = true;
            listeners.clear();
        },
        stopped: () => isStopped
    };
}
