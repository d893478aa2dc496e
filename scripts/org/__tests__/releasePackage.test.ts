import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Ended, runNode, scriptArguments } from '../../command/childProcess.ts';
import { root } from '../../node/bundles.ts';
import { ALIAS, servedOrg } from './servedOrg.ts';

void describe('the zip of a release', () => {
    const door = servedOrg();
    const folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-release-'));
    after(() => rmSync(folder, { recursive: true, force: true }));

    void it('is deployed by the real sf, without this project', async () => {
        const zip = join(folder, 'release', 'chat-etiquette.zip');
        const written = await runNode(scriptArguments('scripts/org/package.ts', ['--out', zip, '--with', 'routing']));
        assert.equal(written.code, 0, written.output);
        const args = ['project', 'deploy', 'start', '--metadata-dir', zip, '--target-org', ALIAS];
        const { status, result } = await door.sf.json(args);
        assert.equal(status, 0, JSON.stringify(result));
        assert.equal((result as { success: boolean }).success, true);
        assert.deepEqual(door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), []);
    });

    void it('is not written without a place for it', async () => {
        const { code, stderr } = await runNode(scriptArguments('scripts/org/package.ts'));
        assert.equal(code, 2);
        assert.match(stderr, /^package: --out FILE is needed/);
    });
});

void describe('a package and a deploy of what was built before', () => {
    const door = servedOrg();
    const project = mkdtempSync(join(tmpdir(), 'chat-etiquette-clone-'));
    const run = (script: string, ...args: string[]): Promise<Ended> =>
        runNode(['--import=./scripts/node/register.ts', script, '--built', ...args], {
            cwd: project,
            env: { ...door.sf.environment, NODE_NO_WARNINGS: '1' }
        });
    const isBuilt = (path: string): boolean => /\/lwc\/.*\.js$/.test(path);
    before(() => {
        for (const part of ['scripts', 'force-app', 'package.json', 'sfdx-project.json', '.forceignore']) {
            cpSync(join(root, part), join(project, part), { recursive: true, filter: (path) => !isBuilt(path) });
        }
        symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
    });
    after(() => rmSync(project, { recursive: true, force: true }));

    void it('are refused where nothing was built', async () => {
        const zip = join(project, 'release.zip');
        const packaged = await run('scripts/org/package.ts', '--out', zip);
        assert.equal(packaged.code, 2, packaged.output);
        assert.match(
            packaged.stderr,
            /^package: --built: .+\.js and \d+ more are not built\. Run it without --built\.$/m
        );
        assert.ok(!existsSync(zip));
        const deployed = await run('scripts/org/deploy.ts', '--target-org', ALIAS);
        assert.equal(deployed.code, 2, deployed.output);
        assert.match(deployed.stderr, /^deploy: --built: .+ are not built\. Run it without --built\.$/m);
        assert.throws(() => door.org.asSystem().query('SELECT Etiquette_Key__c FROM Case'), {
            errorCode: 'INVALID_FIELD'
        });
    });
});
