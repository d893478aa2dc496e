/** A command line that cannot be followed. The message says why; `--help` says what is possible. */
export class UsageError extends Error {}

/** Something that kept a command from working and that a person can mend. The message says what, where and how. */
export class CommandError extends Error {}
