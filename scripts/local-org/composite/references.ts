import { ApiError } from '../api/apiError.ts';

const REFERENCE = /@\{(?<path>[^}]+)\}/g;

/** Puts results of earlier parts where `@{reference.path}` stands, however deep in a value. */
export function resolved(value: unknown, results: ReadonlyMap<string, unknown>): unknown {
    if (typeof value === 'string') {
        return value.replace(REFERENCE, (_, path: string) => String(lookUp(path, results)));
    }
    if (Array.isArray(value)) {
        return value.map((part) => resolved(part, results));
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolved(part, results)]));
}

function lookUp(path: string, results: ReadonlyMap<string, unknown>): unknown {
    const steps = path.split('.').flatMap((step) => step.replace(/\[(\d+)\]/g, '.$1').split('.'));
    const [reference = '', ...rest] = steps;
    let value = results.get(reference);
    for (const step of rest) {
        value = (value as Record<string, unknown> | undefined)?.[step];
    }
    if (value === undefined) {
        throw new ApiError(
            'PROCESSING_HALTED',
            `Invalid reference specified. No value for ${path} found in ${reference}`
        );
    }
    return value;
}
