import { ApiError, notFound } from './apiError.ts';
import type { Answer, Call, Route } from './call.ts';
import { decodePart } from './exchange.ts';

interface Compiled {
    route: Route;
    parts: string[];
}

/** Finds what answers a call. */
export class Router {
    private readonly routes: Compiled[];

    constructor(routes: readonly Route[]) {
        this.routes = routes.map((route) => ({ route, parts: route.path.split('/') }));
    }

    /** Answers the call, or throws the error of the API. */
    answer(call: Call): Answer {
        const given = call.path.split('/').map(decodePart);
        const fitting = this.routes.filter(({ parts }) => fits(parts, given));
        if (fitting.length === 0) {
            throw notFound();
        }
        const found = fitting.find(({ route }) => route.method === call.method);
        if (!found) {
            const allowed = [...new Set(fitting.map(({ route }) => route.method))].join(',');
            const message = `HTTP Method '${call.method}' not allowed. Allowed are ${allowed}`;
            throw new ApiError('METHOD_NOT_ALLOWED', message, { status: 405 });
        }
        const values = found.parts.map((part, index) => [part.slice(1), given[index] ?? ''] as const);
        return found.route.handler(
            call,
            Object.fromEntries(values.filter((_, index) => found.parts[index]?.startsWith(':')))
        );
    }
}

function fits(pattern: readonly string[], given: readonly string[]): boolean {
    return (
        pattern.length === given.length &&
        pattern.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
    );
}
