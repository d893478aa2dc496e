import path from 'node:path';
import fs from 'node:fs';

import type { Plugin } from 'rollup';

const NAME = '@sinonjs/fake-timers';

/** Makes an ES module of @sinonjs/fake-timers, which is published for Node only. */
export function fakeTimers(root: string): Plugin {
    const file = path.join(root, 'node_modules', NAME, 'src/fake-timers-src.js');
    return {
        name: 'fake-timers',
        resolveId(source) {
            return source === NAME ? `\0${NAME}` : null;
        },
        load(id) {
            if (id !== `\0${NAME}`) {
                return null;
            }
            return [
                'const module = undefined; const exports = {};',
                `const require = (name) => { if (name === '@sinonjs/commons') return { global: globalThis }; throw new Error(name); };`,
                fs.readFileSync(file, 'utf8').replace(/^"use strict";/, ''),
                'export const createClock = exports.createClock;'
            ].join('\n');
        }
    };
}
