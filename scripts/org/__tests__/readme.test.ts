import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Ended, runNode } from '../../command/childProcess.ts';
import { root } from '../../node/bundles.ts';
import { servedOrg } from './servedOrg.ts';
import { staffed } from './staffed.ts';

const ALIAS = 'service';
/** A line of a block of commands, or a command within a sentence. */
const COMMAND = /^(?<line>(?:npm run|npx sf) [^#\n]+)|`(?<inline>(?:npm run|npx sf) [^`]+)`/gm;
/** What a person does in the browser: the tests log in with a token instead. */
const INTERACTIVE = /org login web/;

/** The commands of the README's way into an org, in their order. */
function commands(): string[] {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const section = /^## Put it into your org\n(?<content>[^]*?)^## /m.exec(text)?.groups?.['content'] ?? '';
    return [...section.matchAll(COMMAND)]
        .map(({ groups }) => (groups?.['line'] ?? groups?.['inline'] ?? '').trim().replace(/\s+/g, ' '))
        .filter((command) => command.includes(`--target-org ${ALIAS}`) && !INTERACTIVE.test(command));
}

void describe('the README’s way into an org, command by command', () => {
    const door = servedOrg();
    const run = (command: string): Promise<Ended> => {
        const [, script = '', ...rest] = command.split(' ');
        return script === 'run'
            ? runNode(['scripts/run.mjs', rest[0] ?? '', ...rest.slice(rest[1] === '--' ? 2 : 1)], {
                  env: door.sf.environment
              })
            : door.sf.run(rest);
    };

    void it('has all its steps', () => {
        const words = commands().join('\n');
        for (const step of ['sf project deploy start', 'sf org assign permset', 'npm run deploy', 'npm run doctor']) {
            assert.ok(words.includes(step), step);
        }
        assert.ok(commands().length >= 6, words);
    });

    void it('works line by line, up to a replay of chats that were seeded', async () => {
        await door.sf.login(ALIAS, door.url, door.token);
        for (const command of commands()) {
            // Between the deploy and the doctor an admin adds agents in Setup.
            if (command.startsWith('npm run doctor')) {
                staffed(door.org.asSystem(), String(door.org.users()[0]?.id));
            }
            const { code, stdout, output } = await run(command);
            assert.equal(code, 0, `${command}\n${output}`);
            if (command.startsWith('npm run replay')) {
                assert.match(stdout, /\bresponse\b/);
                assert.match(stdout, /\b570\w{12}/);
            }
        }
    });
});
