interface Appointment {
    /** Epoch milliseconds. */
    at: number;
    work: () => Promise<void>;
}

/** What is to be done at exact instants. */
export class Agenda {
    readonly #appointments: Appointment[] = [];

    plan(at: number, work: Appointment['work']): void {
        this.#appointments.push({ at, work });
        this.#appointments.sort((one, other) => one.at - other.at);
    }

    /** Takes out the first appointment at or before an instant; epoch milliseconds. */
    takeUpTo(at: number): Appointment | undefined {
        const [first] = this.#appointments;
        return first && first.at <= at ? this.#appointments.shift() : undefined;
    }
}
