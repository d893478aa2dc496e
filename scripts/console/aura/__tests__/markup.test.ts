import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readMarkup } from '../markup.ts';

function read(inside: string): ReturnType<typeof readMarkup> {
    return readMarkup(
        'aura/demo/demo.cmp',
        `<aura:component implements="lightning:utilityItem">\n${inside}\n</aura:component>`
    );
}

void test('the toolkits, handlers and the embedded component of a bundle are read', () => {
    const markup = read(`
        <lightning:omniToolkitAPI aura:id="omni" />
        <aura:handler event="lightning:omniChannelWorkAssigned" action="{!c.forward}" />
        <c:bar aura:id="bar" ontoolkit="{!c.callToolkit}" tone="soft" />`);
    assert.equal(markup.name, 'demo');
    assert.deepEqual(markup.toolkits, [{ kind: 'omni', id: 'omni' }]);
    assert.deepEqual(markup.handlers, [{ event: 'lightning:omniChannelWorkAssigned', action: 'forward', line: 4 }]);
    assert.deepEqual(markup.children, [
        { module: 'c/bar', id: 'bar', on: { toolkit: 'callToolkit' }, properties: { tone: 'soft' }, line: 5 }
    ]);
});

void test('an init handler is read', () => {
    assert.equal(read('<aura:handler name="init" value="{!this}" action="{!c.begin}" />').init, 'begin');
});

void test('an attribute is read with its default', () => {
    const { attributes } = read('<aura:attribute name="count" type="Integer" default="3" />');
    assert.deepEqual(attributes, [{ name: 'count', type: 'Integer', default: '3' }]);
});

void test('whatever the console does not run is refused with file and line', () => {
    const refused: [string, RegExp][] = [
        ['<aura:if isTrue="true" />', /^Error: aura\/demo\/demo\.cmp:2: <aura:if>/],
        ['\n<lightning:messageChannel type="X__c" />', /demo\.cmp:3: <lightning:messageChannel>/],
        ['<aura:handler event="lightning:omniChannelWorkOpened" action="{!c.x}" />', /omniChannelWorkOpened/],
        ['<c:bar label="{!v.label}" />', /label="\{!v\.label\}"/],
        ['<c:bar onclick="{!v.x}" />', /"\{!v\.x\}" as an action/],
        ['<lightning:omniToolkitAPI />', /without aura:id/]
    ];
    for (const [inside, reason] of refused) {
        assert.throws(() => read(inside), reason);
    }
});

void test('an unknown interface and an Apex controller are refused', () => {
    const component = (attributes: string): string => `<aura:component ${attributes}></aura:component>`;
    assert.throws(
        () => readMarkup('a.cmp', component('implements="force:lightningQuickAction"')),
        /a\.cmp:1: implements/
    );
    assert.throws(() => readMarkup('a.cmp', component('controller="Chats"')), /a\.cmp:1: .*controller="Chats"/);
});

void test('broken markup is refused with its line', () => {
    assert.throws(() => readMarkup('a.cmp', '<aura:component>\n<c:bar>\n</aura:component>'), /a\.cmp:\d+: /);
});
