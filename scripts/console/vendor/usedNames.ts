import fs from 'node:fs';
import path from 'node:path';

const SKIPPED = /^(__tests__|__examples__|node_modules|iconSvgTemplates\w*)$/;

/** Every source file (.ts, .js, .html, .xml, .cmp) below the directories. */
export function* sourceFiles(directories: string[], endings = /\.(ts|js|html|xml|cmp)$/): Generator<string> {
    for (const directory of directories) {
        if (!fs.existsSync(directory)) {
            continue;
        }
        for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
            const file = path.join(directory, entry.name);
            if (entry.isDirectory()) {
                if (!SKIPPED.test(entry.name)) {
                    yield* sourceFiles([file], endings);
                }
            } else if (endings.test(entry.name)) {
                yield file;
            }
        }
    }
}

/** `utility_chat`, `standard_contact`…: the icons named anywhere in the sources. */
export function usedIcons(directories: string[]): Set<string> {
    const icons = new Set<string>();
    for (const file of sourceFiles(directories)) {
        const text = fs.readFileSync(file, 'utf8');
        for (const [, set, name] of text.matchAll(/\b(utility|standard|action|custom|doctype):([a-z]\w*)/g)) {
            icons.add(`${set}_${name}`);
        }
    }
    return icons;
}

/** Words in the sources that are names of utility icons: where the set goes without saying, as in a utility bar item. */
export function utilityIcons(directories: string[], exists: (name: string) => boolean): Set<string> {
    const icons = new Set<string>();
    for (const file of sourceFiles(directories)) {
        for (const [, name = ''] of fs.readFileSync(file, 'utf8').matchAll(/['">]([a-z][a-z0-9_]+)['"<]/g)) {
            if (exists(name)) {
                icons.add(`utility_${name}`);
            }
        }
    }
    return icons;
}

/** `lightning/button`…: the platform modules that templates or imports name. */
export function usedLightningModules(directories: string[]): Set<string> {
    const names = new Set<string>();
    for (const file of sourceFiles(directories, /\.(ts|html)$/)) {
        const text = fs.readFileSync(file, 'utf8');
        if (file.endsWith('.html')) {
            for (const [, tag] of text.matchAll(/<lightning-([a-z-]+)/g)) {
                names.add(`lightning/${camelCase(tag ?? '')}`);
            }
        } else {
            for (const [, name] of text.matchAll(/(?:from|import)\s*\(?['"]lightning\/(\w+)['"]/g)) {
                names.add(`lightning/${name}`);
            }
        }
    }
    return names;
}

function camelCase(tag: string): string {
    return tag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
