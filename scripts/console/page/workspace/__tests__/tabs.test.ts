import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
    change,
    close,
    focus,
    focusAlone,
    focused,
    HOME,
    NO_TABS,
    open,
    openBelow,
    tabOf,
    type Tabs
} from '../tabs.ts';

const MIA = '0Mw000000000001AAA';
const TOM = '0Mw000000000002AAA';

/** Two chats, each with its details beside it; Tom's is in front. */
function twoChats(): { state: Tabs; mia: string; tom: string; details: string } {
    const mia = open(NO_TABS, { shows: 'record', recordId: MIA, label: 'Mia' });
    const details = openBelow(mia.state, mia.id, { shows: 'details', recordId: MIA, label: 'Details' });
    const tom = open(focus(details.state, mia.id), { shows: 'record', recordId: TOM, label: 'Tom' });
    return { state: focus(tom.state, tom.id), mia: mia.id, tom: tom.id, details: details.id };
}

void test('a record that is open already is not opened a second time', () => {
    const { state, mia, details } = twoChats();
    assert.equal(open(state, { shows: 'record', recordId: MIA }).id, mia);
    assert.equal(openBelow(state, mia, { shows: 'details', recordId: MIA }).id, details);
});

void test('a tab is rendered once it has been in front, and stays so', () => {
    const { state, mia, details } = twoChats();
    assert.equal(tabOf(state, mia).rendered, true);
    assert.equal(tabOf(state, details).rendered, false);
    assert.equal(tabOf(focus(state, details), details).rendered, true);
});

void test('a primary tab comes back with the subtab that was in front', () => {
    const { state, mia, tom, details } = twoChats();
    const back = focus(focus(focus(state, details), tom), mia);
    assert.equal(focused(back).id, details);
    assert.equal(focused(focusAlone(back, mia)).id, mia);
});

void test('a subtab of a subtab stands beside it', () => {
    const { state, mia, details } = twoChats();
    const { state: next, id } = openBelow(state, details, { shows: 'record', recordId: '500000000000001AAA' });
    assert.equal(tabOf(next, id).parent, mia);
});

void test('closing a primary tab closes its subtabs and brings the neighbour to the front', () => {
    const { state, mia, tom, details } = twoChats();
    const left = close(focus(state, details), mia);
    assert.deepEqual(
        left.tabs.map((tab) => tab.id),
        [HOME.id, tom]
    );
    assert.equal(left.primary, tom);
    assert.equal(focused(close(left, tom)).id, HOME.id);
});

void test('closing the subtab in front shows the primary tab again', () => {
    const { state, mia, details } = twoChats();
    const left = close(focus(state, details), details);
    assert.equal(focused(left).id, mia);
});

void test('home stays', () => {
    assert.equal(close(NO_TABS, HOME.id), NO_TABS);
});

void test('a tab that is not there is an error', () => {
    assert.throws(() => focus(NO_TABS, 'ctab9'), /There is no tab ctab9/);
    assert.throws(() => change(NO_TABS, 'ctab9', {}), /There is no tab ctab9/);
});
