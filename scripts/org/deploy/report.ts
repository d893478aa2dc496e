import type { DeployResult } from 'jsforce/lib/api/metadata.js';
import { failureTable, type Failure } from './failures.ts';
import type { LeftOut } from './fitting.ts';
import { OUTCOME } from './outcome.ts';
import type { Assignment } from './permissionSets.ts';

/** How a deploy went, all of it. */
export interface Report {
    org: string;
    result: DeployResult;
    failures: readonly Failure[];
    leftOut: readonly LeftOut[];
    assigned: readonly Assignment[];
    /** Why permission sets were not assigned. */
    notAssigned: string | undefined;
}

/** The exit status of a deploy. */
export function statusOf({ result, notAssigned }: Report): number {
    if (!result.success) {
        return OUTCOME.refused;
    }
    return notAssigned === undefined ? OUTCOME.deployed : OUTCOME.notAssigned;
}

/** The report for a program. */
export function reportData(report: Report): Record<string, unknown> {
    const { org, result, failures, leftOut, assigned, notAssigned } = report;
    const { id, status: state, errorMessage, checkOnly } = result;
    const components = Number(result.numberComponentsTotal);
    const status = statusOf(report);
    return { status, org, id, state, checkOnly, components, failures, leftOut, assigned, notAssigned, errorMessage };
}

/** What was left out, a line each. */
export function leftOutWords(leftOut: readonly LeftOut[]): string[] {
    return leftOut.map(({ what, because }) => `Left out: ${what}, because ${because}`);
}

/** The report for a reader. */
export function reportWords({ org, result, failures, assigned, notAssigned }: Report): string {
    if (!result.success) {
        const table = failures.length > 0 ? `${failureTable(failures)}\n` : '';
        return `${table}\n${reasonOf(result, failures)}: nothing was changed in ${org}.`;
    }
    const did = isTrue(result.checkOnly) ? 'would deploy to' : 'deployed to';
    return [
        `${Number(result.numberComponentsTotal)} components ${did} ${org}.`,
        ...assigned.map(({ name, before }) => `${before ? 'Had' : 'Assigned'} the permission set ${name}.`),
        ...(notAssigned === undefined ? [] : [`Deployed, but not assigned: ${notAssigned}`])
    ].join('\n');
}

function reasonOf({ errorMessage, status }: DeployResult, { length }: readonly Failure[]): string {
    if (errorMessage) {
        return errorMessage;
    }
    if (length > 0) {
        return length === 1 ? '1 problem' : `${length} problems`;
    }
    return status === 'Canceled' ? 'The deploy was canceled in the org' : `The deploy ended as ${status}`;
}

/** SOAP gives words where REST gives values. */
export function isTrue(value: unknown): boolean {
    return value === true || value === 'true';
}
