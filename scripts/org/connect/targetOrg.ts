import { parseArgs } from 'node:util';

/** The API version that everything of this project speaks. */
export const API_VERSION = '68.0';

/** A command line that cannot be followed; the message says why. */
export class UsageError extends Error {}

/** Something that kept the command from working and that a person can mend; the message says what, where and how. */
export class CommandError extends Error {}

/** The options that every command for an org takes. */
export const ORG_OPTIONS = {
    'target-org': { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
} as const;

/** What `--help` says about them. */
export const ORG_USAGE = `  --target-org ORG  alias or user name of a login of the sf CLI; without it SF_ACCESS_TOKEN and
                    SF_ORG_INSTANCE_URL of the environment, else the project's default org
  --json            one JSON object instead of words
  --help            this text`;

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/**
 * Reads a command line that names nothing but options.
 *
 * @throws UsageError naming what is wrong with it
 */
export function readArguments<Known extends Options>(args: string[], options: Known) {
    try {
        return parseArgs({ args, options, allowPositionals: false }).values;
    } catch (error) {
        throw new UsageError((error as Error).message, { cause: error });
    }
}
