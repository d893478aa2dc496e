import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, describe, it, type TestContext } from 'node:test';
import { readZip } from '../../formats/zip/readZip.ts';
import { root } from '../../node/bundles.ts';
import { CommandError, UsageError } from '../../command/commandError.ts';
import { failuresOf } from '../deploy/failures.ts';
import { packageDirectories, PRODUCT_PACKAGES } from '../deploy/packageDirectories.ts';
import { runProjectCommand } from '../deploy/projectCommand.ts';
import { sourcePackage } from '../deploy/sourcePackage.ts';

/** Without what XML does not tell apart. */
function sense(text: string): string {
    return text.replace(/\s+/g, '').replaceAll('"', "'").replaceAll('&apos;', "'").replaceAll('&quot;', "'");
}

/** The labels of a file, where they may stand in any order. */
function labelsIn(text: string): string[] {
    return (
        sense(text)
            .match(/<labels>.*?<\/labels>/g)
            ?.sort() ?? []
    );
}

void describe('the package of a deploy', () => {
    before(() => runProjectCommand('scripts/build/main.ts', 'The build'));

    void it("is what the sf CLI's own library makes of the same directories", async () => {
        const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
        const directories = packageDirectories('live-chat,routing,cdc,safety-net').map((path) => join(root, path));
        const components = ComponentSet.fromSource({ fsPaths: directories });
        components.apiVersion = '68.0';
        components.sourceApiVersion = '68.0';
        const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
        const theirs = new Map([...readZip(zipBuffer ?? Buffer.alloc(0))].filter(([path]) => !path.endsWith('/')));
        const { files, zip } = sourcePackage(root, directories);
        assert.deepEqual([...files.keys()].sort(), [...theirs.keys()].sort());
        for (const [path, content] of files) {
            const [ours, other] = [content.toString(), theirs.get(path)?.toString() ?? ''];
            if (path === 'labels/CustomLabels.labels') {
                assert.deepEqual(labelsIn(ours), labelsIn(other));
            } else {
                assert.equal(sense(ours), sense(other), path);
            }
        }
        assert.deepEqual([...readZip(zip).keys()].sort(), [...files.keys()].sort());
    });

    void it('names a file that is no metadata', (context) => {
        const project = projectOf(context, { 'force-app/notes/idea.txt': 'x' });
        assert.throws(
            () => sourcePackage(project, [join(project, 'force-app')]),
            (error: Error) => error instanceof CommandError && error.message.includes('force-app/notes/idea.txt')
        );
    });

    void it('leaves out what .forceignore names, and every hidden file', (context) => {
        const project = projectOf(context, {
            '.forceignore': '**/*.ts\n',
            'force-app/lwc/one/one.js': '',
            'force-app/lwc/one/one.ts': '',
            'force-app/lwc/one/.secret': ''
        });
        const { files } = sourcePackage(project, [join(project, 'force-app')]);
        assert.deepEqual([...files.keys()], ['lwc/one/one.js', 'package.xml']);
    });
});

void describe('--with', () => {
    void it('adds the packages it names, once each', () => {
        assert.deepEqual(packageDirectories('cdc, routing,cdc'), [
            ...PRODUCT_PACKAGES,
            'force-app/change-events',
            'force-app/routing'
        ]);
    });

    void it('refuses a package that there is not, and says which there are', () => {
        assert.throws(
            () => packageDirectories('routing,chat'),
            (error: Error) =>
                error instanceof UsageError &&
                error.message === '--with chat: there are live-chat, routing, cdc, safety-net'
        );
    });
});

void describe('a refused component', () => {
    const message = {
        changed: false,
        created: false,
        deleted: false,
        createdDate: '',
        success: false,
        problem: 'Not so',
        lineNumber: 7,
        columnNumber: 3
    };

    void it('is shown with its source file and line', (context) => {
        const project = projectOf(context, { 'force-app/lwc/one/one.js': '', 'force-app/lwc/one/one.html': '' });
        const file = join(project, 'force-app/lwc/one/one.js');
        const source = { filesOf: () => [join(project, 'force-app/lwc/one/one.html'), file] };
        const refused = {
            ...message,
            fullName: 'one',
            componentType: 'LightningComponentBundle',
            fileName: 'lwc/one/one.js'
        };
        assert.deepEqual(failuresOf([refused], source, project), [
            {
                type: 'LightningComponentBundle',
                name: 'one',
                file: 'force-app/lwc/one/one.js',
                line: 7,
                column: 3,
                problem: 'Not so'
            }
        ]);
    });

    void it('is shown with the line of its own file where the package had it in another', (context) => {
        const path = 'force-app/objects/Case/fields/A__c.field-meta.xml';
        const project = projectOf(context, {
            [path]: '<?xml version="1.0"?>\n<CustomField>\n<fullName>A__c</fullName>\n'
        });
        const refused = {
            ...message,
            fullName: 'Case.A__c',
            componentType: 'CustomField',
            fileName: 'objects/Case.object'
        };
        const [failure] = failuresOf([refused], { filesOf: () => [join(project, path)] }, project);
        assert.equal(failure?.file, path);
        assert.equal(failure.line, 3);
    });
});

/** A project of these files; it goes with the test. */
function projectOf(context: TestContext, files: Readonly<Record<string, string>>): string {
    const project = mkdtempSync(join(tmpdir(), 'chat-etiquette-project-'));
    context.after(() => rmSync(project, { recursive: true }));
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(project, path)), { recursive: true });
        writeFileSync(join(project, path), text);
    }
    return project;
}
