import type { Plugin } from 'rollup';

const PREFIX = '\0entry:';

/** Names of modules that are re-exported whole, as inputs for rollup. */
export function entryInputs(names: string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [fileOfEntry(name), PREFIX + name]));
}

/** The file (without its ending) a module name is built into. */
export function fileOfEntry(name: string): string {
    return name.replace('@lwc/', '');
}

/** Makes each input a module that hands on everything of the module it is named after. */
export function entries(): Plugin {
    return {
        name: 'entries',
        resolveId(source) {
            return source.startsWith(PREFIX) ? source : null;
        },
        load(id) {
            if (!id.startsWith(PREFIX)) {
                return null;
            }
            const name = id.slice(PREFIX.length);
            if (name === '@lwc/synthetic-shadow') {
                return `import '${name}';`;
            }
            const all = `export * from '${name}';`;
            return name.startsWith('lightning/') ? `${all}export { default } from '${name}';` : all;
        }
    };
}
