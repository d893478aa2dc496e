/** Tells that something changed. */
export interface Changes {
    /** Says that something changed; many changes at once are told as one. */
    changed(): void;
    onChange(listener: () => void): () => void;
    /** Says nothing more. */
    stop(): void;
    stopped(): boolean;
}

/** Tells listeners of changes, `first` before them, once whoever made them is through. */
export function announceChanges(first: () => void): Changes {
    const listeners = new Set<() => void>();
    let telling = false;
    let stopped = false;

    const tell = (): void => {
        telling = false;
        if (stopped) {
            return;
        }
        first();
        listeners.forEach((listener) => listener());
    };

    return {
        changed() {
            if (telling || stopped) {
                return;
            }
            telling = true;
            void Promise.resolve().then(tell);
        },
        onChange(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        stop() {
            stopped = true;
            listeners.clear();
        },
        stopped: () => stopped
    };
}
