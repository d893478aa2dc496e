import type { Answer, Call, Route } from '../api/call.ts';
import { API_VERSION } from '../api/limits.ts';

const RESOURCES = [
    'composite',
    'connect',
    'graphql',
    'jobs',
    'limits',
    'metadata',
    'query',
    'queryAll',
    'sobjects',
    'tooling',
    'ui-api'
];

/** What the org is, and what may be asked of it. */
export const generalRoutes: readonly Route[] = [
    { method: 'GET', path: '', handler: resources },
    { method: 'GET', path: 'limits', handler: limits },
    { method: 'GET', path: 'limits/recordCount', handler: recordCounts }
];

/** The list of API versions, which needs no token. */
export function versions(): unknown[] {
    return Array.from({ length: 8 }, (_, index) => {
        const version = `${API_VERSION - 7 + index}.0`;
        return { label: `Version ${version}`, url: `/services/data/v${version}`, version };
    });
}

function resources(call: Call): Answer {
    const base = `/services/data/${call.version}`;
    const links = Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]));
    const identity = `${call.origin}/id/${call.org.organizationId}/${call.access.userId}`;
    return { status: 200, body: { ...links, identity } };
}

function limits(): Answer {
    const most: Record<string, number> = {
        DailyApiRequests: 15_000,
        DailyBulkApiBatches: 15_000,
        DailyBulkV2QueryJobs: 10_000,
        DailyStreamingApiEvents: 10_000,
        DataStorageMB: 5,
        FileStorageMB: 20,
        HourlyPublishedPlatformEvents: 50_000
    };
    // Nothing is counted here: there is always as much left as there is.
    const body = Object.fromEntries(Object.entries(most).map(([name, Max]) => [name, { Max, Remaining: Max }]));
    return { status: 200, body };
}

function recordCounts(call: Call): Answer {
    const names = (call.query.get('sObjects') ?? '').split(',').filter((name) => name !== '');
    const objects =
        names.length > 0
            ? names.map((name) => call.records.object(name))
            : call.org.schema.objects.filter((object) => call.access.allows('read', object));
    const sObjects = objects.map(({ name }) => ({
        name,
        count: Number(call.org.database.get(`SELECT COUNT(*) AS n FROM "o_${name}" WHERE IsDeleted = 0`)?.['n'] ?? 0)
    }));
    return { status: 200, body: { sObjects } };
}
