import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

const MOCKS = 'config/platform/jest/lightning';

/** The platform's modules that we describe ourselves: sfdx-lwc-jest has no stub for them, or a poorer one. */
function platformMocks() {
    const folder = join(import.meta.dirname, MOCKS);
    if (!existsSync(folder)) return {};
    const names = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => parse(entry.name).name);
    return Object.fromEntries(names.map((name) => [`^lightning/${name}$`, `<rootDir>/${MOCKS}/${name}.ts`]));
}

export default {
    ...jestConfig,
    rootDir: import.meta.dirname,
    roots: ['<rootDir>/force-app', '<rootDir>/config'],
    // Without this, data and builders in __tests__ would count as tests.
    testMatch: ['**/__tests__/**/*.test.ts'],
    // `npm run build` puts JavaScript beside the sources: the sources are what is tested.
    moduleFileExtensions: ['ts', 'js', 'html', 'json'],
    moduleNameMapper: platformMocks(),
    transform: { ...jestConfig.transform, '^.+\\.(js|ts|html|css)$': '<rootDir>/config/jest/transformer.cjs' },
    setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/config/jest/accessibility.ts'],
    cacheDirectory: '<rootDir>/.local/jest',
    collectCoverageFrom: ['force-app/main/etiquette/lwc/**/*.ts', '!**/__tests__/**'],
    coverageReporters: ['text-summary', 'text', 'lcovonly'],
    coverageThreshold: { './force-app/main/etiquette/': { branches: 100 } }
};
