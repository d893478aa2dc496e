import type { ClockPort } from 'c/sessionPorts';

/** A reading, a look-up or a call that does not answer within this time has failed; milliseconds. */
export const TIME_LIMIT = 10_000;

/** Something did not answer in time; whether it was done is not known. */
export class TimeLimitError extends Error {
    /** The same may succeed a little later. */
    readonly mayPass = true;

    constructor(what: string) {
        super(`${what} did not answer within ${TIME_LIMIT / 1_000} seconds.`);
        this.name = 'TimeLimitError';
    }
}

/** Waits for an answer within the time limit. Rejects with a TimeLimitError that names `what` after it. */
export function withinTimeLimit<Answer>(
    { now, alarm }: Pick<ClockPort, 'now' | 'alarm'>,
    what: string,
    answer: Promise<Answer>
): Promise<Answer> {
    return new Promise((resolve, reject) => {
        const cancel = alarm(now() + TIME_LIMIT, () => reject(new TimeLimitError(what)));
        answer.finally(cancel).then(resolve, reject);
    });
}
