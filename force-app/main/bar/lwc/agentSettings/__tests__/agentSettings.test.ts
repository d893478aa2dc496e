import { DEFAULT_SETTINGS, parseSettings, SettingsStore } from 'c/agentSettings';
import { denied, storageWith } from './storage';

describe('the settings of an agent', () => {
    it('are the defaults until the agent changes one, and hold in the next window', () => {
        const stored = new Map<string, string>();
        const settings = new SettingsStore(storageWith(stored));
        expect(settings.read()).toEqual(DEFAULT_SETTINGS);

        settings.change({ late: 'bell', mutedChats: ['c1'] });

        const next = new SettingsStore(storageWith(stored)).read();
        expect(next).toEqual({ ...DEFAULT_SETTINGS, late: 'bell', mutedChats: ['c1'] });
        expect([...stored.keys()]).toEqual(['settings']);
    });

    it('follow another window, and are the same object while nothing changes', () => {
        const stored = new Map<string, string>();
        const settings = new SettingsStore(storageWith(stored));
        expect(settings.read()).toBe(settings.read());

        new SettingsStore(storageWith(stored)).change({ isMuted: true });
        expect(settings.read().isMuted).toBe(true);
        expect(settings.read()).toBe(settings.read());
    });

    it.each([
        '',
        'none',
        'null',
        '7',
        '"late"',
        '[]',
        '{"late":1',
        '{"tone":"drum"}',
        '{"__proto__":{"isMuted":true}}'
    ])('are the defaults where %j is stored', (text) => {
        expect(parseSettings(text)).toEqual(DEFAULT_SETTINGS);
    });

    it('keep what can be used beside what cannot', () => {
        const stored = {
            late: 'drum',
            due: 'off',
            volume: 100.5,
            isMuted: 'yes',
            hasKeys: false,
            mutedChats: ['c1', 2],
            other: 1
        };
        expect(parseSettings(JSON.stringify(stored))).toEqual({ ...DEFAULT_SETTINGS, due: 'off', hasKeys: false });
    });

    it.each([
        [-1, 50],
        [0, 0],
        [100, 100],
        [101, 50],
        [null, 50],
        ['80', 50]
    ])('have, of the stored volume %j, the volume %d', (volume, expected) => {
        expect(parseSettings(JSON.stringify({ volume })).volume).toBe(expected);
    });

    it('mute a chat and let it ring again, and keep the last 200 that were muted', () => {
        const settings = new SettingsStore(storageWith(new Map()));
        settings.change({ mute: 'c1' });
        settings.change({ mute: 'c2' });
        settings.change({ mute: 'c1' });
        expect(settings.read().mutedChats).toEqual(['c2', 'c1']);
        settings.change({ unmute: 'c2' });
        expect(settings.read().mutedChats).toEqual(['c1']);

        for (let chat = 1; chat < 200; chat += 1) {
            settings.change({ mute: `next ${chat}` });
        }
        expect(settings.read().mutedChats).toContain('c1');
        settings.change({ mute: 'one more' });
        expect(settings.read().mutedChats).not.toContain('c1');
        expect(settings.read()).not.toHaveProperty('mute');
    });

    it('hold in this window where nothing can be stored, and the agent is told', () => {
        const settings = new SettingsStore({ read: denied, write: denied });
        expect(settings.read()).toEqual(DEFAULT_SETTINGS);

        expect(() => settings.change({ isMuted: true })).toThrow('Access is denied.');
        expect(settings.read().isMuted).toBe(true);
    });

    it('hold in this window where the storage is full, and are stored with the next change', () => {
        const stored = new Map<string, string>();
        const storage = storageWith(stored);
        const write = jest.spyOn(storage, 'write').mockImplementationOnce(denied);
        const settings = new SettingsStore({ read: storage.read, write: (...args) => storage.write(...args) });
        expect(() => settings.change({ isMuted: true })).toThrow('Access is denied.');
        expect(settings.read().isMuted).toBe(true);

        settings.change({ volume: 10 });
        expect(write).toHaveBeenCalledTimes(2);
        expect(parseSettings(stored.get('settings'))).toEqual({ ...DEFAULT_SETTINGS, isMuted: true, volume: 10 });
    });
});
