import type { Org } from '../org.ts';
import type { Deploy } from './deploy.ts';

type Result = Record<string, unknown>;

/** The result of a deploy as both APIs give it. */
export function deployResult(org: Org, deploy: Deploy, withDetails: boolean): Result {
    const { id, checkOnly, options, userId, startedAt, completedAt, succeeded, components, problems } = deploy;
    const user = org.database.get('SELECT Name FROM o_User WHERE Id = ?', userId);
    return {
        checkOnly,
        completedDate: iso(completedAt),
        createdBy: userId,
        createdByName: String(user?.['Name'] ?? ''),
        createdDate: iso(startedAt),
        ...(withDetails && { details: details(deploy) }),
        done: true,
        id,
        ignoreWarnings: options['ignoreWarnings'] === true || options['ignoreWarnings'] === 'true',
        lastModifiedDate: iso(completedAt),
        numberComponentErrors: problems.length,
        numberComponentsDeployed: succeeded ? components.length : 0,
        numberComponentsTotal: Math.max(components.length, problems.length),
        numberTestErrors: 0,
        numberTestsCompleted: 0,
        numberTestsTotal: 0,
        rollbackOnError: true,
        runTestsEnabled: false,
        startDate: iso(startedAt),
        status: succeeded ? 'Succeeded' : 'Failed',
        success: succeeded
    };
}

function details({ components, problems, startedAt, succeeded }: Deploy): Result {
    const failed = new Set(problems.map(({ type, fullName }) => `${type}:${fullName}`));
    const good = components.filter(({ component }) => !failed.has(`${component.type}:${component.fullName}`));
    return {
        componentFailures: problems.map(({ type, fullName, file, line, column, problem }) => ({
            changed: false,
            columnNumber: column,
            componentType: type,
            created: false,
            createdDate: iso(startedAt),
            deleted: false,
            fileName: file,
            fullName,
            lineNumber: line,
            problem,
            problemType: 'Error',
            success: false
        })),
        componentSuccesses: good.map(({ component, created, deleted, changed, id }) => ({
            changed: succeeded && changed,
            componentType: component.type,
            created: succeeded && created,
            createdDate: iso(startedAt),
            deleted,
            fileName: [...component.files.keys()][0] ?? '',
            fullName: component.fullName,
            id,
            success: true
        })),
        runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 }
    };
}

function iso(instant: number): string {
    return new Date(instant).toISOString();
}
