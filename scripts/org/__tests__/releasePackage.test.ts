import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runNode, scriptArguments } from '../../command/childProcess.ts';
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
