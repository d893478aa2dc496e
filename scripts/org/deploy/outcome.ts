import { CommandError } from '../../command/commandError.ts';

/** What a deploy's exit status says. */
export const OUTCOME = { deployed: 0, refused: 1, notSent: 2, unknown: 3, notAssigned: 4 } as const;

/** The package went out, and how the org took it could not be read; the deploy may go on there. */
export class UnknownResultError extends CommandError {
    /** The deploy's id; undefined where the answer with it was lost. */
    readonly id: string | undefined;

    constructor(message: string, id: string | undefined, cause: unknown) {
        super(message, { cause });
        this.id = id;
    }
}
