import { signal } from '../session/signal.ts';

/** What is explained, in the order in which it comes up. */
export const STEPS = ['offer', 'countdown', 'text'] as const;
export type Step = (typeof STEPS)[number];

/** A mark on the page: what it explains, and the element that it points at. */
export interface Mark {
    step: Step;
    at: Element;
}

const KEPT = 'console:coach';

/** The mark that is shown now. */
export const mark = signal<Mark | undefined>(undefined);

/** Explains everything again, from the first step on. */
export function startCoach(): void {
    sessionStorage.setItem(KEPT, STEPS.join(' '));
    mark.set(undefined);
}

/** Explains a step at an element, unless that was done, or a mark is shown already. */
export function explain(step: Step, at: Element | null | undefined): void {
    if (at && mark.get() === undefined && left().includes(step)) {
        mark.set({ step, at });
    }
}

/** The step that is explained now is understood: it was closed, or the agent did it. Any other stays to be explained. */
export function understood(step: Step): void {
    if (mark.get()?.step !== step) {
        return;
    }
    mark.set(undefined);
    const others = left().filter((one) => one !== step);
    sessionStorage.setItem(KEPT, others.join(' '));
}

/** What the mark points at is gone; the step is explained when it comes up again. */
export function takeAway(step: Step): void {
    if (mark.get()?.step === step) {
        mark.set(undefined);
    }
}

/** Explains nothing any more. */
export function stopCoach(): void {
    sessionStorage.removeItem(KEPT);
    mark.set(undefined);
}

function left(): string[] {
    return (sessionStorage.getItem(KEPT) ?? '').split(' ');
}
