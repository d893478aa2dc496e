import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOCK_HEADER, DEFAULT_AGENT, FILE_ROUTE } from '../protocol.ts';
import { RefusalError } from '../world/refusal.ts';
import { listScenes } from '../world/simulated/scene.ts';
import { answerJson } from './answers.ts';
import { answerFile, assetPath } from './assets.ts';
import { Fields, readJson } from './bodies.ts';
import { mustNotBeForeign, type PagePass } from './guard.ts';
import type { LocalConsole } from './localConsole.ts';
import type { Org } from './org.ts';
import { createRoutes } from './routes.ts';
import { answerShared, takeShared } from './sharedFiles.ts';

/** What was built for the browser: where it is, and what its pages may load. */
export interface BuiltPages {
    directory: string;
    consolePage: string;
    visitorPage: string;
    contentSecurityPolicy: string;
}

/** What the server serves, once all of it is there. */
export interface Served {
    console: LocalConsole;
    org: Org;
    built: BuiltPages;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

const ASSETS = '/assets/';
const FILES = '/local/files/';

function mustBe(request: IncomingMessage, methods: string[]) {
    if (methods.includes(request.method ?? '')) {
        return;
    }
    throw new RefusalError('methodNotAllowed', `${request.method} is not possible here; ${methods.join(' or ')} is.`);
}

/** Answers every request of this server. */
export function createHandler({ console: local, org, built }: Served, pass: PagePass): Handler {
    const routes = createRoutes(local);

    const agentIn = (query: URLSearchParams) =>
        local.take(() => local.world.roster.agent(query.get('agent') ?? DEFAULT_AGENT));
    const get: Record<string, (response: ServerResponse, query: URLSearchParams) => void | Promise<void>> = {
        '/local/clock': (response) => answerJson(response, local.clock.reading()),
        '/local/scenes': (response) => answerJson(response, listScenes()),
        '/local/rules': async (response) => answerJson(response, await local.rules.read()),
        '/local/score': async (response, query) => answerJson(response, await local.score(await agentIn(query))),
        '/local/session': async (response, query) => {
            answerJson(response, local.session(await agentIn(query)));
        }
    };

    const answerLocal: Handler = async (request, response, { pathname, searchParams }) => {
        mustNotBeForeign(request);
        pass.check(request);
        const route = Object.entries(routes).find(([path]) => path === pathname)?.[1];
        const reader = Object.hasOwn(get, pathname) ? get[pathname] : undefined;
        if (request.method === 'GET' && reader) {
            return reader(response, searchParams);
        }
        if (route) {
            mustBe(request, reader ? ['GET', 'POST'] : ['POST']);
            const fields = new Fields(await readJson(request), route.known);
            return answerJson(response, await route.run(fields));
        }
        if (pathname === FILE_ROUTE) {
            mustBe(request, ['POST']);
            return takeShared(request, response, searchParams, local);
        }
        mustBe(request, ['GET', 'HEAD']);
        if (pathname.startsWith(FILES)) {
            return answerShared(response, local.world, pathname.slice(FILES.length));
        }
        throw new RefusalError('notFound', `There is nothing at ${pathname}.`);
    };

    const answerPage: Handler = async (request, response, { pathname }) => {
        const pages: Record<string, string> = { '/': built.consolePage, '/visitor': built.visitorPage };
        const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
        if (page === undefined && !pathname.startsWith(ASSETS)) {
            throw new RefusalError('notFound', `There is nothing at ${pathname}.`);
        }
        mustBe(request, ['GET', 'HEAD']);
        if (page === undefined) {
            answerFile(request, response, assetPath(built.directory, pathname.slice(ASSETS.length)));
        } else {
            const headers = { 'Content-Security-Policy': built.contentSecurityPolicy, 'Set-Cookie': pass.cookie };
            answerFile(request, response, page, headers);
        }
    };

    return async (request, response, url) => {
        if (/^\/(?:local|services)\//.test(url.pathname)) {
            response.setHeader(CLOCK_HEADER, JSON.stringify(local.clock.reading()));
        }
        if (url.pathname.startsWith('/local/')) {
            return answerLocal(request, response, url);
        }
        if (url.pathname.startsWith('/services/')) {
            mustNotBeForeign(request);
        }
        if (await org.handle(request, response)) {
            return undefined;
        }
        return answerPage(request, response, url);
    };
}
