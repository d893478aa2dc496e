import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { productArrows, SCRIPT_ROOMS, scriptArrows } from '../../../config/lint/arrows.js';
import { root } from '../../node/bundles.ts';

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
const VIEW = 'force-app/main/bar/lwc/chatRow/chatRow.ts';

describe('lint holds the arrows', () => {
    test('the rules import their own files and nothing else', () => {
        assert.deepEqual(complaints(RULE, `import { a } from './a';`), []);
        for (const module of ['lwc', 'c/session', 'lightning/uiRecordApi', '../other/other']) {
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

    test('the session knows nothing of the bar and of the adapters', () => {
        const path = 'force-app/main/session/lwc/session/session.ts';
        assert.match(complaints(path, `import { a } from 'c/chatRow';`).join(), /bar -> platform, session/);
        assert.match(complaints(path, `import { a } from 'c/serverClock';`).join(), /an adapter is handed in/);
    });

    test('an adapter knows the session by its types, and nothing of the bar', () => {
        const path = 'force-app/main/platform/lwc/panelChannel/panelChannel.ts';
        assert.match(complaints(path, `import { a } from 'c/chatRow';`).join(), /bar -> platform, session/);
        assert.match(complaints(path, `import { createAgentSession } from 'c/session';`).join(), /by its types/);
        assert.deepEqual(complaints(path, `import type { SessionInput } from 'c/session';`), []);
    });

    test('only the clock knows the time of the browser', () => {
        for (const code of ['Date.now()', 'new Date()']) {
            assert.match(complaints(VIEW, code).join(), /Time is the server's/, code);
            assert.deepEqual(complaints('force-app/main/platform/lwc/serverClock/page.ts', code), []);
        }
        assert.deepEqual(complaints(VIEW, 'new Date(at)'), []);
    });

    test('the session knows no platform', () => {
        const path = 'force-app/main/session/lwc/session/session.ts';
        assert.match(complaints(path, `import { a } from 'lightning/empApi';`).join(), /through a port/);
    });

    test('a view knows the labels, but neither the platform nor the workings of the session', () => {
        assert.deepEqual(complaints(VIEW, `import label from '@salesforce/label/c.Open';`), []);
        assert.deepEqual(complaints(VIEW, `import type { ChatView } from 'c/session';`), []);
        assert.match(complaints(VIEW, `import { createAgentSession } from 'c/session';`).join(), /through @api/);
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

    test('scripts know the rules and what a policy record says, and of the rest of the product only its types', () => {
        const path = 'scripts/org/doctor/readOrg.ts';
        assert.deepEqual(complaints(path, `import { POLICY_FIELDS } from 'c/policies';`), []);
        assert.deepEqual(complaints(path, `import type { ChatView } from 'c/session';`), []);
        assert.match(complaints(path, `import { createAgentSession } from 'c/session';`).join(), /know the rules/);
    });

    test('a room of scripts imports from the rooms that its row names, however deep the file stands', () => {
        const allowed: [file: string, module: string][] = [
            ['scripts/chaos/chaosRun.ts', '../harness/random.ts'],
            ['scripts/chaos/page/chaosPage.ts', '../../harness/random.ts'],
            ['scripts/local-org/rest/front.ts', '../metadata/deployRest.ts'],
            ['scripts/replay/main.ts', '../org/connect/connection.ts'],
            ['scripts/bench/idleBar.ts', '../console/browser/agentPage.ts'],
            ['scripts/replay/__tests__/capacity.test.ts', '../../bench/generatedTimeline.ts']
        ];
        for (const [file, module] of allowed) {
            assert.deepEqual(complaints(file, `import { a } from '${module}';`), [], `${file} ${module}`);
        }
        const refused: [file: string, module: string][] = [
            ['scripts/chaos/chaosRun.ts', '../bench/random.ts'],
            ['scripts/chaos/page/chaosPage.ts', '../../bench/random.ts'],
            ['scripts/local-org/localOrg.ts', '../console/protocol.ts'],
            ['scripts/local-org/rest/front.ts', '../../metadata/checkPackage.ts'],
            ['scripts/console/page/console/home/home.ts', '../../../../replay/replay.ts'],
            ['scripts/console/server/start.ts', '../browser/agentPage.ts'],
            ['scripts/harness/servedConsole.ts', '../console/browser/agentPage.ts'],
            ['scripts/formats/xml/parseXml.ts', '../../command/errorMessage.ts']
        ];
        for (const [file, module] of refused) {
            assert.match(
                complaints(file, `import { a } from '${module}';`).join(),
                /imports from/,
                `${file} ${module}`
            );
            assert.match(complaints(file, `void import('${module}');`).join(), /imports from/, `${file} ${module}`);
        }
    });

    test('every room of scripts has its row, and no row names a room below it', () => {
        const folders = readdirSync(join(root, 'scripts'), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => name);
        const rooms = Object.keys(SCRIPT_ROOMS);
        assert.deepEqual(rooms.filter((room) => !room.includes('/')).sort(), folders.sort());
        for (const [room, mayImport] of Object.entries<string[]>(SCRIPT_ROOMS)) {
            const above = rooms.slice(0, rooms.indexOf(room));
            assert.deepEqual(
                mayImport.filter((name) => !above.includes(name)),
                [],
                room
            );
        }
    });
});
