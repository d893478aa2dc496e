import type { Plugin } from 'rollup';

import type { BuildMode } from '../buildMode.ts';

/** Fills in what lwc and the base components expect a bundler to know. */
export function environment(mode: BuildMode): Plugin {
    return {
        name: 'environment',
        transform(code) {
            if (!/import\.meta\.env|process\.env\./.test(code)) {
                return null;
            }
            const filled = code
                .replace(/import\.meta\.env\.SSR/g, 'false')
                .replace(/import\.meta\.env/g, '({})')
                .replace(/process\.env\.NODE_ENV/g, JSON.stringify(mode))
                .replace(/process\.env\.SKIP_LWC_VERSION_MISMATCH_CHECK/g, 'false')
                .replace(/process\.env\.IS_BROWSER/g, 'true');
            return { code: filled, map: null };
        }
    };
}
