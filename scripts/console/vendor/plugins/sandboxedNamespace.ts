import path from 'node:path';

import type { Plugin } from 'rollup';

import type { Places } from '../places.ts';
import { buildNamespace } from '../sandbox/namespaceBundle.ts';
import type { BuildMode } from '../buildMode.ts';

const NAMESPACE = 'c';
const SANDBOX = 'virtual:sandbox';
const OURS = /^c\/|^aura:\w+\/(Controller|Helper)$/;
const PREFIX = '\0sandboxed:';

/**
 * Answers the page's imports of the product with what comes out of Salesforce's Lightning Web Security sandbox: the whole
 * namespace is evaluated there, once, when the first of its modules is asked for.
 *
 * @param library address of the built `@locker/sandbox`
 */
export function sandboxedNamespace(places: Places, mode: BuildMode, library: string): Plugin {
    const isInside = (importer: string | undefined): boolean =>
        places.packages.some((folder) => importer?.startsWith(folder));
    return {
        name: 'sandboxed-namespace',
        resolveId(source, importer) {
            if (source === SANDBOX) {
                return `\0${SANDBOX}`;
            }
            if (source === library) {
                return { id: source, external: true };
            }
            return OURS.test(source) && !isInside(importer) ? PREFIX + source : null;
        },
        async load(id) {
            if (id.startsWith(PREFIX)) {
                const name = JSON.stringify(id.slice(PREFIX.length));
                return `import { modules } from '${SANDBOX}'; export default modules[${name}].default;`;
            }
            if (id !== `\0${SANDBOX}`) {
                return null;
            }
            const { code, imports, files } = await buildNamespace(places, mode);
            files.forEach((file) => this.addWatchFile(file));
            const errors = path.join(places.page, 'sandbox/readableErrors.ts');
            return sandboxModule(code, imports, { library, errors });
        }
    };
}

function sandboxModule(code: string, imports: Map<string, string>, page: Record<'library' | 'errors', string>): string {
    const given = [...imports];
    return `
import { evaluateFunction, LWS_DEFAULT_GATER_FEATURES, registerGaterEnabledFeatures, wrapDependency } from '${page.library}';
import { showSandboxErrors } from ${JSON.stringify(page.errors)};
${given.map(([, id], index) => `import * as given${index} from ${JSON.stringify(id)};`).join('\n')}
// Copies, because the sandbox cannot wrap what cannot be changed.
const given = {${given.map(([name], index) => `${JSON.stringify(name)}: { __esModule: true, ...given${index} }`).join(',\n')}};
showSandboxErrors();
document.documentElement.dataset.sandbox = 'lws';
// Before the sandbox is made: it keeps to what is registered then.
registerGaterEnabledFeatures(LWS_DEFAULT_GATER_FEATURES);
let made;
const define = (names, factory) => {
    const exports = {};
    const outside = (name) => wrapDependency(given[name] ?? given[name.replace('./', '')], name, '${NAMESPACE}');
    factory(...names.map((name) => (name === 'exports' ? exports : outside(name))));
    made = exports;
};
const text = ${JSON.stringify(code)};
evaluateFunction('${NAMESPACE}', \`function (define) {\${text}}\`, {}, '//# sourceURL=namespace-${NAMESPACE}.js')(define);
export const { modules } = made;
`;
}
