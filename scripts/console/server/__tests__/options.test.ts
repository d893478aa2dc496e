import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../../command/commandError.ts';
import { DOCUMENTED, HOSTILE } from '../../platform/profile.ts';
import { readStartOptions } from '../options.ts';

test('without options the console starts on port 3000, at real speed, with the records of the last time', () => {
    assert.deepEqual(readStartOptions([]), {
        port: 3000,
        speed: 1,
        fresh: false,
        scene: undefined,
        capacity: undefined,
        open: undefined,
        deploy: true,
        platform: DOCUMENTED,
        without: [],
        database: undefined
    });
});

test('every option is read', () => {
    const line = [
        '--port 0 --fresh --speed 10 --scene busy-morning --no-open --no-deploy --capacity 8',
        '--platform hostile --no-lws --without messaging --database :memory:'
    ].join(' ');
    assert.deepEqual(readStartOptions(line.split(' ')), {
        port: 0,
        speed: 10,
        fresh: true,
        scene: 'busy-morning',
        capacity: 8,
        open: false,
        deploy: false,
        platform: { ...HOSTILE, storageEvents: 'heard' },
        without: ['messaging', 'translations'],
        database: ':memory:'
    });
    assert.equal(readStartOptions(['--open'])?.open, true);
    assert.equal(readStartOptions(['--lws'])?.platform.storageEvents, 'throw');
    assert.equal(readStartOptions(['--without', 'translations'])?.platform.translations, 'refused');
    assert.equal(readStartOptions(['--help']), undefined);
});

test('what cannot be followed is refused with what is possible', () => {
    const refused = (line: string, message: RegExp) =>
        assert.throws(
            () => readStartOptions(line.split(' ')),
            (error) => error instanceof UsageError && message.test(error.message)
        );
    refused('--prot 3000', /--prot/);
    refused('--port many', /--port is "many"; a whole number from 0 to 65535 is needed/);
    refused('--port 70000', /from 0 to 65535/);
    refused('--speed 0', /--speed is "0"; a number from 0.1 to 600 is needed/);
    refused('--scene rush-hour', /There is no scene "rush-hour". There are: all-engaged, busy-morning/);
    refused('--capacity 0', /--capacity is "0"; a whole number from 1 to 100 is needed/);
    refused('--capacity 2.5', /--capacity is "2.5"/);
    refused('--capacity 101', /from 1 to 100/);
    refused('--without phone', /--without phone: there are messaging, chat, translations/);
    refused('--platform /nowhere/profile.json', /--platform: .* cannot be read \(ENOENT\).*documented, hostile/);
    refused('extra', /extra/);
});
