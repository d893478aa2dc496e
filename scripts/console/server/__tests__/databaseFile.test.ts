import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabaseFile } from '../databaseFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'chat-etiquette-'));
after(() => rmSync(folder, { recursive: true }));

/** A process that runs and is not this one: the one that started it. */
const OTHER = process.ppid;

test('the time at which a run stopped is known to the next one, until it begins afresh', () => {
    const first = openDatabaseFile(undefined, folder, false);
    assert.equal(first.stoppedAt, undefined);
    first.noteTime(1_700_000_000_000);
    first.release();
    const second = openDatabaseFile(undefined, folder, false);
    assert.equal(second.path, first.path);
    assert.equal(second.stoppedAt, 1_700_000_000_000);
    second.release();
    writeFileSync(first.path, 'records');
    const fresh = openDatabaseFile(undefined, folder, true);
    assert.equal(fresh.stoppedAt, undefined);
    assert.equal(existsSync(fresh.path), false);
    fresh.release();
});

test('a second console takes records of its own', () => {
    writeFileSync(join(folder, 'org.sqlite.lock'), String(OTHER));
    const file = openDatabaseFile(undefined, folder, false);
    assert.equal(file.path, join(folder, 'org-2.sqlite'));
    file.release();
    rmSync(join(folder, 'org.sqlite.lock'));
});

test('a named database that another console uses is refused, naming that console', () => {
    const wanted = join(folder, 'deep', 'mine.sqlite');
    openDatabaseFile(wanted, folder, false).release();
    writeFileSync(`${wanted}.lock`, String(OTHER));
    assert.throws(
        () => openDatabaseFile(wanted, folder, false),
        new RegExp(`mine.sqlite is in use .*process ${OTHER}`)
    );
});

test('a database where nothing can be written is refused, naming the file and the way out', () => {
    writeFileSync(join(folder, 'notes.txt'), '');
    const wanted = join(folder, 'notes.txt', 'mine.sqlite');
    assert.throws(
        () => openDatabaseFile(wanted, folder, false),
        /mine\.sqlite cannot be opened: .*notes\.txt\. Name another file with --database\.$/
    );
});

test('the lock of a console that has died holds nobody up', () => {
    const wanted = join(folder, 'left.sqlite');
    writeFileSync(`${wanted}.lock`, '999999999');
    assert.equal(openDatabaseFile(wanted, folder, false).path, wanted);
});

test('a database in memory leaves nothing behind', () => {
    const file = openDatabaseFile(':memory:', join(folder, 'none'), true);
    file.noteTime(1);
    file.release();
    assert.equal(existsSync(join(folder, 'none')), false);
});
