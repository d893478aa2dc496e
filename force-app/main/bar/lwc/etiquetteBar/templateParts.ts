import type { CasePort } from 'c/etiquette';

/** The parts of the container's template that it calls, once they are rendered. */
export interface TemplateParts {
    list?: { tick(now: number): void };
    cases?: CasePort;
    policies?: { refresh(): Promise<void> };
    queue?: { refresh(): Promise<void> };
}
