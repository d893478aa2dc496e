import { transformSync } from 'oxc-transform';
import type { Plugin } from 'rollup';

/** Takes the types out of `.ts` modules; decorators stay for the LWC compiler. */
export function stripTypes(): Plugin {
    return {
        name: 'strip-types',
        transform(code, id) {
            const file = id.split('?')[0] ?? id;
            if (!file.endsWith('.ts')) {
                return null;
            }
            const result = transformSync(file, code, {
                target: 'esnext',
                sourcemap: true,
                typescript: { onlyRemoveTypeImports: true }
            });
            const [problem] = result.errors;
            if (problem) {
                throw new Error(`${file}: ${problem.message}\n${problem.codeframe ?? ''}`);
            }
            return { code: result.code, map: result.map ? JSON.stringify(result.map) : null };
        }
    };
}
