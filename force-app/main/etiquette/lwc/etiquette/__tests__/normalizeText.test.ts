import { normalizeText } from 'c/etiquette';

describe('texts are compared', () => {
    it.each([
        ['without case', 'Are You STILL There', 'are you still there'],
        ['without punctuation', 'Hey! It (really) looks -- like: you…', 'hey it really looks like you'],
        ['without the width of white space', '  one \t\r\n  moment\u00a0\u2003please ', 'one moment please'],
        ['with their digits', 'Ticket no. 00001234', 'ticket no 00001234'],
        ['with straight apostrophes', "I'll", "i'll"],
        ['with curly apostrophes made straight', 'I’ll I‘ll I‛ll Iʼll', "i'll i'll i'll i'll"],
        ['with letters of any alphabet', 'Où? Ça! Привет, 你好', 'où ça привет 你好'],
        ['with digits of any script', 'رقم ٤٢', 'رقم ٤٢'],
        ['without letters’ numbers and signs', 'x² ½ ©™ 5€', 'x 5'],
        ['with ß as ss, and every sigma as one', 'Straße STRAẞE ΟΔΟΣ οδος, οδοσ.', 'strasse strasse οδοσ οδοσ οδοσ'],
        ['without emoji', '👍 ok 👋🏽', 'ok'],
        ['as nothing, if there is nothing to compare', '?!', ''],
        ['as nothing, if there is nothing at all', '', '']
    ])('%s', (_, text, normalized) => {
        expect(normalizeText(text)).toBe(normalized);
    });

    it.each([
        ['Are&nbsp;you&#32;there', 'are you there'],
        ['that&#39;s', "that's"],
        ['that&#039;s', "that's"],
        ['that&#x27;s', "that's"],
        ['that&#X2019;s', "that's"],
        ['that&#39s', "that's"],
        ['that&apos;s that&rsquo;s that&lsquo;s', "that's that's that's"],
        ['that&#145;s that&#146;s', "that's that's"],
        ['&quot;ok&quot; &lt;b&gt; &amp; more', 'ok b more'],
        ['caf&eacute; &Uuml;ber &szlig;', 'café über ss'],
        ['&alpha;&Omega;', 'αω'],
        ['&oelig;uvre &Scaron;', 'œuvre š'],
        ['5&times;6&divide;7', '5 6 7'],
        ['one&hellip;two&mdash;three', 'one two three'],
        ['&#x1F44D; fine', 'fine'],
        ['&#0; &#1114111; &#1114112; &#999999999; &#xffffffff; end', 'end']
    ])('with HTML entities decoded: %j', (text, normalized) => {
        expect(normalizeText(text)).toBe(normalized);
    });

    it.each([
        ['&nosuchname; x', 'nosuchname x'],
        ['R&D; &;', 'r d'],
        ['&#; &#x; &#xg;', 'x xg'],
        ['&eacute', 'eacute'],
        ['&constructor; &toString;', 'constructor tostring'],
        ['&amp;amp;', 'amp']
    ])('with what is no entity as it stands: %j', (text, normalized) => {
        expect(normalizeText(text)).toBe(normalized);
    });

    it('alike in plain letters and in others', () => {
        const plain = "Hey! It's 5 o'clock (sharp)";
        expect(`${normalizeText(plain)} é`).toBe(normalizeText(`${plain} é`));
    });
});
