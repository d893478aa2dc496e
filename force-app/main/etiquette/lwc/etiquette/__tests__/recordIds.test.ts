import { recordId } from 'c/etiquette';

describe('a record’s id', () => {
    it.each([
        ['570xx0000000001', '570xx0000000001AAA'],
        ['0Mwxx0000000001', '0Mwxx0000000001CAA'],
        ['005xx000001SwiU', '005xx000001SwiUAAS'],
        ['500xx000001SwiV', '500xx000001SwiVAAS'],
        ['500ABCDEFGHIJKL', '500ABCDEFGHIJKLY55'],
        ['500abcdefghijkl', '500abcdefghijklAAA'],
        ['005AaZz09AaZz09', '005AaZz09AaZz09IRC']
    ])('%s in 15 characters is %s in 18', (short, long) => {
        expect(recordId(short)).toBe(long);
        expect(recordId(long)).toBe(long);
    });

    it.each([
        ['of another object', '001xx0000000001'],
        ['with a sign', '570xx000000000-'],
        ['with a letter of another alphabet', '570xx000000000é'],
        ['too short', '570xx000000000'],
        ['of 16 characters', '570xx00000000011'],
        ['with a prefix in the wrong case', '0mwxx0000000001'],
        ['that is any name', 'quiet-ada-chat1'],
        ['that is empty', '']
    ])('%s stays as it is', (_, id) => {
        expect(recordId(id)).toBe(id);
    });
});
