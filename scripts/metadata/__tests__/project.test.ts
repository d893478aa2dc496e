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

/** The sample as any org takes it: cases instead of messaging sessions, no channel and no translation. */
const PLAIN = SAMPLE.filter(({ path }) => !/^(?:messagingChannels|translations)\//.test(path)).map((file) => ({
    ...file,
    text: file.text
        .replaceAll('MessagingSession', 'Case')
        .replace('<value>CaseId<', '<value>ParentId<')
        .replace('AcceptTime', 'ClosedDate')
}));
const MAIN = directory('force-app/main', PLAIN);

test('an optional package may build upon the default one, not the other way round', () => {
    const tabs = described('applications/Other.app-meta.xml', 'CustomApplication', ['<tabs>Rule__c</tabs>']);
    assert.deepEqual(said(MAIN, directory('force-app/more', [tabs])), []);
    const bar = SAMPLE.filter(({ path }) => path.startsWith('flexipages/Bar'));
    const without = directory(
        'force-app/main',
        PLAIN.filter(({ path }) => !path.startsWith('flexipages/Bar'))
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
    assert.deepEqual(said(directory('force-app/main', [...PLAIN, queue])), [
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
    assert.deepEqual(said(directory('force-app/main', [...PLAIN, object]), other), []);
});

test('only the packages for Messaging name its objects and its channels', () => {
    const [channel] = SAMPLE.filter(({ path }) => path.startsWith('messagingChannels/'));
    assert.ok(channel);
    const queue = queueFor('MessagingSession');
    const main = directory('force-app/main', [...PLAIN, channel, queue]);
    assert.deepEqual(said(main), [
        'force-app/main/queues/More.queue-meta.xml:4 <sobjectType>: The object MessagingSession is not for this package; it belongs to force-app/messaging.',
        'force-app/main/messagingChannels/Web.messagingChannel-meta.xml:2 A MessagingChannel is not for this package; it belongs to force-app/messaging.'
    ]);
    assert.deepEqual(said(MAIN, directory('force-app/routing', [channel, queue])), []);
    const app = described('applications/Other.app-meta.xml', 'CustomApplication', [
        '<tabs>standard-MessagingSession</tabs>'
    ]);
    assert.deepEqual(said(directory('force-app/main', [...PLAIN, app])), [
        'force-app/main/applications/Other.app-meta.xml:3 <tabs>: The object MessagingSession is not for this package; it belongs to force-app/messaging.'
    ]);
    assert.deepEqual(said(MAIN, directory('force-app/messaging', [app])), []);
});

test('every label has words in every language, with the same places to fill', () => {
    const [words] = SAMPLE.filter(({ path }) => path.startsWith('translations/'));
    assert.ok(words);
    const translations = (file: SourceFile): PackageDirectory => directory('force-app/translations', [file]);
    const label = described('labels/More.labels-meta.xml', 'CustomLabels', [
        '<labels><fullName>More</fullName><language>en_US</language><protected>false</protected>',
        '<shortDescription>More</shortDescription><value>More</value></labels>'
    ]);
    assert.deepEqual(said(MAIN, translations(words)), []);
    assert.deepEqual(said(directory('force-app/main', [...PLAIN, label]), translations(words)), [
        'force-app/main/labels/More.labels-meta.xml:3 More has no words in de; they stand in force-app/translations/translations/de.translation-meta.xml.'
    ]);
    const translated = (text: string): PackageDirectory =>
        translations({ ...words, text: words.text.replace('<label>Chats: {0}</label>', text) });
    assert.deepEqual(said(MAIN, translated('<label>Chats: {1}</label>')), [
        'force-app/translations/translations/de.translation-meta.xml:4 Title is filled at {1}. Allowed: {0}, as in the label.'
    ]);
    const twice = '<label>A {0}</label><name>Title</name></customLabels><customLabels><label>B {0}</label>';
    assert.deepEqual(said(MAIN, translated(twice)), [
        'force-app/translations/translations/de.translation-meta.xml:3 Title is translated twice.'
    ]);
    assert.deepEqual(said(directory('force-app/main', [...PLAIN, words])), [
        'force-app/main/translations/de.translation-meta.xml:2 A Translations is not for this package; it belongs to force-app/translations.'
    ]);
});
