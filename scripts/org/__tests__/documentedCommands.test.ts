import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Ended, runNode } from '../../command/childProcess.ts';
import { commandsOn } from '../../test/docs/command.ts';
import { readPage, readPages } from '../../test/docs/page.ts';
import { servedOrg } from './servedOrg.ts';
import { staffed } from './staffed.ts';

const ALIAS = 'service';
/** What a person does in the browser: the tests log in with a token instead. */
const INTERACTIVE = /org login web/;
/** What a deploy by sf alone needs before it. */
const BUILD = 'npm run build';

/** The commands of the README that name the org, in their order. */
function ofReadme(): string[] {
    return commandsOn(readPage('README.md'))
        .map(({ line }) => line)
        .filter(namesOrg);
}

/** The commands of the other pages' blocks that name the org. */
function ofOthers(): string[] {
    return readPages()
        .filter(({ path }) => path !== 'README.md')
        .flatMap(commandsOn)
        .filter(({ inBlock, notRun }) => inBlock && !notRun)
        .map(({ line }) => line)
        .filter(namesOrg);
}

function namesOrg(line: string): boolean {
    return line === BUILD || (line.includes(`--target-org ${ALIAS}`) && !INTERACTIVE.test(line));
}

void describe('the way into an org that the documentation shows, command by command', () => {
    const door = servedOrg();
    // What a command writes goes where a person stands, not into the project.
    const folder = mkdtempSync(join(tmpdir(), 'documented-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const run = (line: string): Promise<Ended> => {
        const [program, ...words] = line.replace(' --silent', '').split(' ');
        if (program === 'npx') {
            return door.sf.run(words.slice(1));
        }
        assert.equal(program, 'npm', line);
        const options = words.slice(words[2] === '--' ? 3 : 2);
        const env = { ...door.sf.environment, INIT_CWD: folder };
        return runNode(['scripts/run.mjs', words[1] ?? '', ...options], { env });
    };

    void it('has all its steps', () => {
        const words = ofReadme().join('\n');
        for (const step of ['sf project deploy start', 'sf org assign permset', 'npm run deploy', 'npm run doctor']) {
            assert.ok(words.includes(step), step);
        }
        assert.ok(ofReadme().length >= 6, words);
        assert.ok(ofOthers().length > 0);
    });

    void describe('in the README, up to a replay of chats that were seeded:', () => {
        before(() => door.sf.login(ALIAS, door.url, door.token));

        ofReadme().forEach((line, index) => {
            void it(`${index + 1}. ${line}`, async () => {
                // Between the deploy and the doctor an admin adds agents in Setup.
                if (line.startsWith('npm run doctor')) {
                    staffed(door.org.asSystem(), String(door.org.users()[0]?.id));
                }
                const { code, stdout, output } = await run(line);
                assert.equal(code, 0, output);
                if (line.startsWith('npm run replay')) {
                    assert.match(stdout, /\bresponse\b/i);
                    assert.match(stdout, /\b570\w{12}/);
                }
            });
        });
    });

    void describe('on the other pages:', () => {
        ofOthers().forEach((line, index) => {
            void it(`${index + 1}. ${line}`, async () => {
                const { code, output } = await run(line);
                assert.equal(code, 0, output);
            });
        });
    });
});
