import eslint from '@eslint/js';
import lwcRecommended from '@salesforce/eslint-config-lwc/recommended.js';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { productArrows, scriptArrows } from './config/lint/arrows.js';
import { FUNCTION_STYLE } from './config/lint/functionStyle.js';

const PRODUCT = ['force-app/**/lwc/**/*.ts', 'config/**/*.ts'];
const PRODUCT_TESTS = ['force-app/**/__tests__/**/*.ts', 'config/**/*.ts'];
const SCRIPTS = ['scripts/**/*.ts'];
const TESTS = ['**/__tests__/**/*.ts', 'scripts/console/browser/**/*.ts'];

const languageOptions = { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } };
const EVERYWHERE = {
    'no-restricted-syntax': ['error', ...FUNCTION_STYLE],
    eqeqeq: ['error', 'smart'],
    '@typescript-eslint/no-shadow': 'error',
    '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }
    ],
    // Clients' texts and queries are cleaned of control characters, which takes naming them.
    'no-control-regex': 'off',
    // A port's function may be async because another adapter of it waits.
    '@typescript-eslint/require-await': 'off',
    // Ports are made of closures: none of their functions knows a `this`.
    '@typescript-eslint/unbound-method': 'off'
};
// Two screens; braces and declarations take a line of their own each.
const LONGEST_FILE = ['error', { max: 210, skipBlankLines: true, skipComments: true }];

export default defineConfig(
    // What stands beside the components as .js is built from them.
    { ignores: ['.local/', 'coverage/', 'test-results/', 'force-app/**/lwc/**/*.js'] },
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    {
        name: 'plain JavaScript',
        files: ['*.js', 'config/**/*.{js,cjs}', 'scripts/**/*.mjs'],
        extends: [eslint.configs.recommended],
        languageOptions: { globals: globals.node }
    },
    {
        name: 'Aura',
        files: ['force-app/**/aura/**/*.js'],
        extends: [eslint.configs.recommended],
        languageOptions: { sourceType: 'script', globals: { ...globals.browser, $A: 'readonly' } },
        // A controller is an object in parentheses, and nothing else.
        rules: { 'no-unused-expressions': 'off', '@typescript-eslint/no-unused-expressions': 'off' }
    },
    {
        name: 'components',
        files: PRODUCT,
        extends: [lwcRecommended, tseslint.configs.recommendedTypeChecked],
        languageOptions,
        rules: {
            ...EVERYWHERE,
            // Rules that do not understand types; TypeScript and typescript-eslint see to what they mean.
            'no-unused-vars': 'off',
            'no-shadow': 'off',
            'no-use-before-define': 'off',
            'no-return-await': 'off',
            'consistent-return': 'off',
            'default-case': 'off',
            'import/named': 'off',
            'import/namespace': 'off',
            'import/default': 'off',
            'import/export': 'off',
            // How a promise that nobody waits for is marked, also in an arrow function.
            'no-void': 'off'
        }
    },
    {
        name: 'scripts',
        files: SCRIPTS,
        extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
        languageOptions,
        rules: {
            ...EVERYWHERE,
            '@typescript-eslint/no-floating-promises': [
                'error',
                {
                    allowForKnownSafeCalls: [
                        { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }
                    ]
                }
            ]
        }
    },
    { name: 'sizes', files: [...PRODUCT, ...SCRIPTS], ignores: TESTS, rules: { 'max-lines': LONGEST_FILE } },
    {
        name: 'tests of components, and what stands for the platform in them',
        files: PRODUCT_TESTS,
        languageOptions: { globals: globals.jest },
        rules: {
            // A test tells what happens one after the other.
            'no-await-in-loop': 'off',
            '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
            '@lwc/lwc/no-disallowed-lwc-imports': 'off'
        }
    },
    ...productArrows,
    ...scriptArrows,
    prettier,
    // After prettier's own settings, which switch it off.
    { name: 'braces', files: [...PRODUCT, ...SCRIPTS], rules: { curly: ['error', 'all'] } }
);
