import { owesClient, type Course, type Owed, type Running } from './course';
import type { PromptRule } from './rule';

/** The order in which actions of one instant are owed. */
const PROMPTS: readonly PromptRule[] = ['nudge', 'answer', 'duration', 'idle'];

/** The instant from which a running prompt owes its action as things stand; `undefined` where it does not. */
function owedFrom(course: Course, rule: PromptRule, clock: Running, at: number): number | undefined {
    if (clock.due === null) {
        return undefined;
    }
    if (rule !== 'duration') {
        return clock.due;
    }
    return owesClient(course) ? Math.max(clock.due, at) : undefined;
}

/** Notes who holds the chat where a limit's due time comes. */
function charge(course: Course, clock: Running | undefined, to: number): void {
    if (clock !== undefined && clock.due !== null && clock.due <= to && clock.charged === undefined) {
        clock.charged = course.holder ?? null;
    }
}

function owe(course: Course, rule: PromptRule, at: number, to: number): Owed | undefined {
    const clock = course.running[rule];
    if (clock === undefined || clock.owedAt !== undefined) {
        return undefined;
    }
    const from = owedFrom(course, rule, clock, at);
    if (from === undefined || from >= to) {
        return undefined;
    }
    clock.owedAt = from;
    return { rule, start: clock.start, at: from };
}

/**
 * Lets time pass up to an instant, the instant itself left out: its own events count as before what falls due at it,
 * and what is owed is judged after all of them. Notes who holds the chat just before each limit's due time, and which
 * actions became owed.
 */
export function passTime(course: Course, to: number): void {
    const { at, running, owed } = course;
    if (at === undefined || to <= at || course.endedAt !== undefined) {
        return;
    }
    charge(course, running.connect, to);
    charge(course, running.response, to);
    charge(course, running.update, to);
    const known = owed.length;
    for (const rule of PROMPTS) {
        const fresh = owe(course, rule, at, to);
        if (fresh !== undefined) {
            owed.push(fresh);
        }
    }
    if (owed.length > known + 1) {
        owed.push(...owed.splice(known).sort((one, other) => one.at - other.at));
    }
}

/** When the next running prompt owes its action, if no event comes before; `undefined` where none will. */
export function nextOwedAt(course: Course): number | undefined {
    const { at } = course;
    if (at === undefined) {
        return undefined;
    }
    const instants = PROMPTS.flatMap((rule) => {
        const clock = course.running[rule];
        const from = clock === undefined || clock.owedAt !== undefined ? undefined : owedFrom(course, rule, clock, at);
        return from ?? [];
    });
    return instants.length === 0 ? undefined : Math.min(...instants);
}
