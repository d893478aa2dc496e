import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkProject } from '../project/checkProject.ts';
import type { PackageDirectory } from '../project/readProject.ts';
import type { SourceFile } from '../sourceFile.ts';
import { described } from './described.ts';
import { SAMPLE } from './sample.ts';

function directory(path: string, files: readonly SourceFile[]): PackageDirectory {
    const own = files.map((file) => ({ ...file, path: `${path}/${file.path}` }));
    return { path, isDefault: path === 'force-app/main', line: 1, files: own };
}

function said(...packages: PackageDirectory[]): string[] {
    return checkProject(packages).map(({ file, line, problem }) => `${file}:${line} ${problem}`);
}

function queueFor(object: string, name = 'More'): SourceFile {
    const lines = [`<name>${name}</name>`, `<queueSobject><sobjectType>${object}</sobjectType></queueSobject>`];
    return described(`queues/${name}.queue-meta.xml`, 'Queue', lines);
}

const MAIN = directory('force-app/main', SAMPLE);

test('an optional package may build upon the default one, not the other way round', () => {
    const tabs = described('applications/Other.app-meta.xml', 'CustomApplication', ['<tabs>Rule__c</tabs>']);
    assert.deepEqual(said(MAIN, directory('force-app/more', [tabs])), []);
    const bar = SAMPLE.filter(({ path }) => path.startsWith('flexipages/Bar'));
    const without = directory(
        'force-app/main',
        SAMPLE.filter((file) => !bar.includes(file))
    );
    assert.deepEqual(said(without, directory('force-app/more', bar)), [
        'force-app/main/applications/Console.app-meta.xml:6 <utilityBar>: The FlexiPage Bar is not for this package; it belongs to force-app/more.'
    ]);
});

test('an optional package does not lean on another optional one', () => {
    const status = described('servicePresenceStatuses/Late.servicePresenceStatus-meta.xml', 'ServicePresenceStatus', [
        '<channels><channel>Other</channel></channels>',
        '<label>Late</label>'
    ]);
    const channel = described('serviceChannels/Other.serviceChannel-meta.xml', 'ServiceChannel', [
        '<label>Other</label>',
        '<relatedEntityType>Case</relatedEntityType>'
    ]);
    assert.deepEqual(said(MAIN, directory('force-app/a', [status]), directory('force-app/b', [channel])), [
        'force-app/a/servicePresenceStatuses/Late.servicePresenceStatus-meta.xml:3 <channel>: The ServiceChannel Other is not for this package; it belongs to force-app/b.'
    ]);
});

test('only the package for legacy Chat names the objects of legacy Chat', () => {
    const queue = queueFor('LiveChatTranscript');
    assert.deepEqual(said(MAIN, directory('force-app/live-chat', [queue])), []);
    assert.deepEqual(said(directory('force-app/main', [...SAMPLE, queue])), [
        'force-app/main/queues/More.queue-meta.xml:4 <sobjectType>: The object LiveChatTranscript is not for this package; it belongs to force-app/live-chat.'
    ]);
});

test('two packages do not bring one component, but may add to one standard object', () => {
    const twin = queueFor('Case', 'Chats');
    assert.deepEqual(said(MAIN, directory('force-app/more', [twin])), [
        'force-app/more/queues/Chats.queue-meta.xml:2 There are two of the Queue Chats; the other is force-app/main/queues/Chats.queue-meta.xml.'
    ]);
    const object = described('objects/Case/Case.object-meta.xml', 'CustomObject', []);
    const other = directory('force-app/more', [object]);
    assert.deepEqual(said(directory('force-app/main', [...SAMPLE, object]), other), []);
});

test('every label has words in every language, with the same places to fill', () => {
    const label = described('labels/More.labels-meta.xml', 'CustomLabels', [
        '<labels><fullName>More</fullName><language>en_US</language><protected>false</protected>',
        '<shortDescription>More</shortDescription><value>More</value></labels>'
    ]);
    assert.deepEqual(said(directory('force-app/main', [...SAMPLE, label])), [
        'force-app/main/labels/More.labels-meta.xml:3 More has no words in de; they stand in force-app/main/translations/de.translation-meta.xml.'
    ]);
    const translated = (text: string): PackageDirectory =>
        directory(
            'force-app/main',
            SAMPLE.map((file) => ({ ...file, text: file.text.replace('<label>Chats: {0}</label>', text) }))
        );
    assert.deepEqual(said(translated('<label>Chats: {1}</label>')), [
        'force-app/main/translations/de.translation-meta.xml:4 Title is filled at {1}. Allowed: {0}, as in the label.'
    ]);
    const twice = '<label>A {0}</label><name>Title</name></customLabels><customLabels><label>B {0}</label>';
    assert.deepEqual(said(translated(twice)), [
        'force-app/main/translations/de.translation-meta.xml:3 Title is translated twice.'
    ]);
});
