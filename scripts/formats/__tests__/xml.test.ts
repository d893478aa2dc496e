import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml, XmlError } from '../xml/parseXml.ts';
import { childrenNamed, escaped, textOf } from '../xml/xmlNode.ts';

function refused(document: string, problem: RegExp, line: number, column?: number): void {
    assert.throws(
        () => parseXml(document),
        (error) =>
            error instanceof XmlError &&
            problem.test(error.message) &&
            error.line === line &&
            (column === undefined || error.column === column),
        document
    );
}

test('elements are read with their text, their attributes and their places, prefixes apart', () => {
    const root = parseXml(
        '<?xml version="1.0"?>\r\n<p:a xmlns:p="u" p:kind="x &amp; y">\r\n  <b>1 &lt; 2</b><b/></p:a>'
    );
    assert.deepEqual([root.name, root.attributes['kind'], root.line, root.column], ['a', 'x & y', 2, 1]);
    assert.deepEqual(
        childrenNamed(root, 'b').map(({ text, line, column }) => [text, line, column]),
        [
            ['1 < 2', 3, 3],
            ['', 3, 18]
        ]
    );
    assert.equal(textOf(root, 'b'), '1 < 2');
});

test('names keep their prefixes where that is asked for', () => {
    const root = parseXml('<aura:component><c:bar aura:id="one" id="two"/></aura:component>', true);
    assert.deepEqual(root.children[0]?.attributes, { 'aura:id': 'one', id: 'two' });
    assert.equal(root.name, 'aura:component');
});

test('what an element holds can be cut out of the document as it stands there', () => {
    const document = '\ufeff<a title="x > y">\r\n<b>&amp;<![CDATA[<raw>]]></b><!-- c --></a>';
    const root = parseXml(document);
    assert.equal(document.slice(root.from, root.to), '\r\n<b>&amp;<![CDATA[<raw>]]></b><!-- c -->');
    assert.equal(root.children[0]?.text, '&<raw>');
});

test('text comes back from escaping as it went in, but for characters that XML cannot hold', () => {
    const text = `<&>"' \u{1f600}`;
    assert.equal(parseXml(`<a>${escaped(`${text}\u0000`)}</a>`).text, text);
    assert.equal(parseXml('<a>&#65;&#x42;</a>').text, 'AB');
});

test('what is not well-formed is refused where it breaks', () => {
    refused('<a>', /"a" must be terminated by the matching end-tag "<\/a>"/, 1, 4);
    refused('<a>\n<b>\n<c>', /"c" must be terminated/, 3, 4);
    refused('<a>\n<b></a>', /"b" must be terminated/, 2);
    refused('<a/>\n<b/>', /following the root element/, 1);
    refused('<a></a>\n<b></b>', /following the root element/, 2);
    refused('<a/>text', /following the root element/, 1);
    refused('<a>x & y</a>', /well-formed character data/, 1);
    refused('<a b=c/>', /well-formed/, 1);
    refused('', /prolog/, 1);
    refused('text', /well-formed/, 1);
    refused('<a/><!-- open', /well-formed/, 1);
});

test('a document brings no entities and no type of its own', () => {
    refused('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', /well-formed/, 1, 1);
    refused('<a>\n<!DOCTYPE a></a>', /well-formed/, 2, 1);
    refused('<a>&nbsp;</a>', /The entity "nbsp" was referenced, but not declared/, 1);
    refused('<a>&#x110000;</a>', /invalid XML character/, 1);
});

test('elements are nested 200 deep at most', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    assert.equal(parseXml(nested(200)).name, 'a');
    refused(nested(202), /nested more than 200 deep/, 1);
});
