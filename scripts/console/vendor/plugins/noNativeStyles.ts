import type { Plugin } from 'rollup';

/**
 * Leaves out the base components' style sheets for native shadow: the pages run on synthetic shadow, as the console does.
 * The rule must not be empty, the engine fails on an empty sheet.
 */
export function noNativeStyles(): Plugin {
    return {
        name: 'no-native-styles',
        load(id) {
            const file = id.split('?')[0] ?? id;
            return /\.(slds|lbc\.native)\.css$/.test(file) ? '.native-shadow-only{order:0}' : null;
        }
    };
}
