/**
 * Every command of the project, in the order of `--help`. `run` is what Node 24 runs, seen from the project's folder;
 * what a person types after the command comes after `with`.
 *
 * @type {Record<string, { run: string, with?: string[], does: string }>}
 */
export const COMMANDS = {
    start: { run: 'scripts/console/start.ts', does: 'the local console on 127.0.0.1' },
    test: { run: 'scripts/test/main.ts', does: 'every check and test; --only unit,browser chooses' },
    replay: { run: 'scripts/replay/main.ts', does: 'the rules over a recorded timeline' },
    chaos: { run: 'scripts/chaos/main.ts', does: 'a shift in which everything goes wrong, and what it broke' },
    bench: { run: 'scripts/bench/main.ts', does: 'the benchmarks' },
    build: { run: 'scripts/build/main.ts', does: 'compile the components for a deploy; --check writes nothing' },
    deploy: { run: 'scripts/org/deploy.ts', does: 'put the product into an org' },
    package: { run: 'scripts/org/package.ts', does: 'write the product as a zip, for the sf CLI of any machine' },
    seed: { run: 'scripts/org/seed.ts', does: 'fill an org with sample records' },
    doctor: { run: 'scripts/org/doctor.ts', does: 'say what an org still lacks' },
    'check:metadata': { run: 'scripts/metadata/main.ts', does: 'check the metadata without an org' },
    types: { run: 'scripts/build/types.ts', does: 'check the types of everything' },
    paths: { run: 'scripts/build/paths.ts', does: 'write tsconfig.paths.json; --check only compares' },
    lint: {
        run: 'node_modules/eslint/bin/eslint.js',
        with: ['--max-warnings=0', '.'],
        does: 'lint; --fix repairs what it can'
    },
    format: { run: 'node_modules/prettier/bin/prettier.cjs', with: ['--write', '.'], does: 'format every file' },
    'format:check': {
        run: 'node_modules/prettier/bin/prettier.cjs',
        with: ['--check', '.'],
        does: 'say which files are not formatted'
    },
    unit: { run: 'node_modules/jest/bin/jest.js', does: 'the unit tests of the components' },
    browser: {
        run: 'node_modules/@playwright/test/cli.js',
        with: ['test', '--config=scripts/console/browser/playwright.config.ts'],
        does: 'the browser tests; a file name chooses'
    },
    picture: { run: 'scripts/picture/main.ts', does: 'take pictures of the documentation again, by name' },
    staged: {
        run: 'node_modules/lint-staged/bin/lint-staged.js',
        does: 'lint and format what is about to be committed'
    }
};
