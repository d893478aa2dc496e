/** The console cannot start here and now; the message says why, and what to do. */
export class CannotStart extends Error {}
