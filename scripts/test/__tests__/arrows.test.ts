import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { productArrows, scriptArrows } from '../../../config/lint/arrows.js';

/** What the arrows alone say of a file that would stand at `filename`. */
function complaints(filename: string, code: string): string[] {
    const config = [
        {
            files: ['**/*.ts'],
            plugins: { '@typescript-eslint': tseslint.plugin },
            languageOptions: { parser: tseslint.parser }
        },
        ...productArrows,
        ...scriptArrows
    ] as Linter.Config[];
    return new Linter({ cwd: process.cwd() }).verify(code, config, { filename }).map(({ message }) => message);
}

const RULE = 'force-app/main/etiquette/lwc/etiquette/rule.ts';
const VIEW = 'force-app/main/bar/lwc/chatCard/chatCard.ts';

describe('lint holds the arrows', () => {
    test('the rules import their own files and nothing else', () => {
        assert.deepEqual(complaints(RULE, `import { a } from './a';`), []);
        for (const module of ['lwc', 'c/shift', 'lightning/uiRecordApi', '../other/other']) {
            assert.match(
                complaints(RULE, `import { a } from '${module}';`).join(),
                /nothing but their own files/,
                module
            );
        }
    });

    test('the rules know no time, no chance and no page', () => {
        for (const code of ['Date.now()', 'setTimeout(f, 1)', 'Math.random()', 'window.name', 'document.body']) {
            assert.match(complaints(RULE, code).join(), /rules are pure/, code);
        }
    });

    test('the tests of the rules may use what they need', () => {
        const path = 'force-app/main/etiquette/lwc/etiquette/__tests__/rule.test.ts';
        assert.deepEqual(complaints(path, `import fc from 'fast-check'; new Date();`), []);
    });

    test('the desk knows nothing of the bar', () => {
        const path = 'force-app/main/desk/lwc/shift/shift.ts';
        assert.match(complaints(path, `import { a } from 'c/chatCard';`).join(), /bar -> desk/);
    });

    test('only the clock knows the time of the browser', () => {
        for (const code of ['Date.now()', 'new Date()']) {
            assert.match(complaints(VIEW, code).join(), /Time is the server's/, code);
            assert.deepEqual(complaints('force-app/main/desk/lwc/serverClock/page.ts', code), []);
        }
        assert.deepEqual(complaints(VIEW, 'new Date(at)'), []);
    });

    test('the shift knows no platform', () => {
        const path = 'force-app/main/desk/lwc/shift/shift.ts';
        assert.match(complaints(path, `import { a } from 'lightning/empApi';`).join(), /through a port/);
    });

    test('a view knows the words, but neither the platform nor the workings of the desk', () => {
        assert.deepEqual(complaints(VIEW, `import label from '@salesforce/label/c.Open';`), []);
        assert.deepEqual(complaints(VIEW, `import type { ChatView } from 'c/shift';`), []);
        assert.match(complaints(VIEW, `import { createShift } from 'c/shift';`).join(), /through @api/);
        assert.match(
            complaints(VIEW, `import { open } from 'lightning/platformUtilityBarApi';`).join(),
            /knows no platform/
        );
    });

    test('the container of the bar meets the platform', () => {
        const path = 'force-app/main/bar/lwc/etiquetteBar/etiquetteBar.ts';
        assert.deepEqual(complaints(path, `import { open } from 'lightning/platformUtilityBarApi';`), []);
    });

    test('scripts use a bundle by its door, and name the files that they import', () => {
        const path = 'scripts/replay/main.ts';
        assert.deepEqual(complaints(path, `import { step } from 'c/etiquette'; import { a } from './a.ts';`), []);
        assert.match(complaints(path, `import { a } from './a';`).join(), /with its extension/);
        const deep = `import { a } from '../../force-app/main/etiquette/lwc/etiquette/step.ts';`;
        assert.match(complaints(path, deep).join(), /by its door/);
    });

    test('the local org and replay stand without the console', () => {
        const code = `import { a } from '../console/protocol.ts';`;
        assert.match(complaints('scripts/local-org/localOrg.ts', code).join(), /not the other way round/);
    });
});
