/** What the clock needs from outside. */
export interface ClockListeners {
    /** An instant that was asked for has come, or a second has passed. */
    woken(): void;
    /** The time is known, or known again: it may be another one than was thought, and earlier than what was to come. */
    learned(): void;
    /** The agent is back, or the network: what was missed meanwhile must be caught up with. */
    returned(): void;
    /** Asks for a reading of the server's time; `learn` is called with it. */
    askServer(): void;
    /** The computer may have slept, or its clock was set: what was told meanwhile may be missed. */
    mayHaveSlept(): void;
}
