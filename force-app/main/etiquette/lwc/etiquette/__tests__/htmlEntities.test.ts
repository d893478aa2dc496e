import { decodeEntities } from 'c/etiquette';

describe('A text with HTML entities', () => {
    it.each([
        ['that&#39;s all', "that's all"],
        ['&quot;ok&quot; &lt;b&gt; &amp; more', '"ok" <b> & more'],
        ['5&nbsp;&euro; &ndash; 6&#8364;', '5\u00a0€ – 6€'],
        ['&copy;&laquo;&iquest;&Agrave;&times;&yuml;', '©«¿À×ÿ'],
        ['&ordf;&micro;&ordm;', 'ªµº'],
        ['&lpar;&verbar;&rpar;&lbrack;&rsqb;&bsol;&Hat;&check;', '(|)[]\\^✓'],
        ['one&NewLine;two&Tab;&hearts;&diams;', 'one\ntwo\t♥♦'],
        ['&Alpha;&sigmaf;&omega;', 'Ας\u03c9']
    ])('is decoded with its signs: %j', (text, decoded) => {
        expect(decodeEntities(text)).toBe(decoded);
    });

    it('is decoded once, and left as it is where a name is no entity', () => {
        expect(decodeEntities('&amp;lt; &nothing; AT&T & more')).toBe('&lt; &nothing; AT&T & more');
    });
});
