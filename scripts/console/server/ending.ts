/** What has to be done before this process ends. */
export interface Ending {
    /** The last one added is done first. */
    add(step: () => unknown): void;
    /** Does all of it now and ends the process with a status: 1 instead of 0 where a step fails. */
    end(status: number): Promise<void>;
}

/** How long the steps may take together, in milliseconds. */
const PATIENCE = 5_000;

/** Ends the process in order when it is told to: by Ctrl-C, or by whoever started it. */
export function createEnding(failed: (error: unknown) => void): Ending {
    const steps: (() => unknown)[] = [];
    let ending = false;
    const end = async (status: number): Promise<void> => {
        if (ending) {
            return;
        }
        ending = true;
        setTimeout(() => process.exit(1), PATIENCE).unref();
        let code = status;
        for (const step of steps.reverse()) {
            try {
                await step();
            } catch (error) {
                code ||= 1;
                failed(error);
            }
        }
        process.exit(code);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, () => void end(0));
    }
    return { add: (step) => void steps.push(step), end };
}
