import assert from 'node:assert/strict';
import { test } from 'node:test';

import { $A, startComponent, type AuraFunctions, type AuraSurroundings } from '../component.ts';
import { readMarkup } from '../markup.ts';

interface Component {
    find(id: string): unknown;
    get(expression: string): unknown;
    set(expression: string, value: unknown): void;
}
interface AuraEvent {
    getName(): string;
    getParams(): Record<string, unknown>;
    getParam(name: string): unknown;
}

/** Starts a component with one embedded bar and one toolkit, and notes what it does. */
function start(controller: AuraFunctions, markup: string, dropsEarlyCalls = false): Stage {
    const stage: Stage = {
        bar: new EventTarget(),
        failures: [],
        fire: () => undefined,
        render: () => undefined,
        stop: () => undefined
    };
    const surroundings: AuraSurroundings = {
        toolkit: () => ({ getAgentWorks: () => Promise.resolve({ works: '[]' }) }),
        listen(event, listener) {
            stage.fire = (params) => listener({ ...params, event });
            return () => (stage.fire = () => undefined);
        },
        embed: () => stage.bar,
        dropsEarlyCalls,
        rendered: (callback) => (stage.render = callback),
        failed: (error) => stage.failures.push(error.message)
    };
    const text = `<aura:component>${markup}</aura:component>`;
    stage.stop = startComponent({ markup: readMarkup('demo.cmp', text), controller, helper: {} }, surroundings);
    return stage;
}

interface Stage {
    bar: EventTarget;
    failures: string[];
    fire(params: Record<string, unknown>): void;
    /** What is embedded gets rendered. */
    render(): void;
    stop(): void;
}

const HANDLER = '<aura:handler event="lightning:omniChannelWorkAssigned" action="{!c.forward}" />';
const BAR = '<c:bar aura:id="bar" ontoolkit="{!c.callToolkit}" />';

void test('an application event reaches the controller with its name and parameters', () => {
    const heard: unknown[] = [];
    const stage = start({ forward: (_, event) => heard.push(seen(event as AuraEvent)) }, HANDLER);
    stage.fire({ workId: '0Bz1' });
    assert.deepEqual(heard, [
        ['omniChannelWorkAssigned', '0Bz1', { workId: '0Bz1', event: 'lightning:omniChannelWorkAssigned' }]
    ]);
});

function seen(event: AuraEvent): unknown[] {
    return [event.getName(), event.getParam('workId'), event.getParams()];
}

void test('an event of the embedded component reaches the controller with its detail', () => {
    const heard: unknown[] = [];
    const stage = start({ callToolkit: (_, event) => heard.push((event as AuraEvent).getParams()) }, BAR);
    stage.bar.dispatchEvent(new CustomEvent('toolkit', { detail: { id: 1, method: 'getAgentWorks' } }));
    assert.deepEqual(heard, [{ id: 1, method: 'getAgentWorks' }]);
});

void test('what has an aura:id is found by it', async () => {
    const found: unknown[] = [];
    const init = (component: unknown): void => {
        const { find } = component as Component;
        found.push(find('bar'), find('nobody'), find('omni'));
    };
    const stage = start(
        { init },
        `${BAR}<lightning:omniToolkitAPI aura:id="omni" /><aura:handler name="init" value="{!this}" action="{!c.init}" />`
    );
    assert.equal(found[0], stage.bar);
    assert.equal(found[1], undefined);
    assert.deepEqual(await (found[2] as { getAgentWorks(): Promise<unknown> }).getAgentWorks(), { works: '[]' });
});

void test('attributes are read and set, unknown ones refused', () => {
    const values: unknown[] = [];
    const forward = (component: unknown): void => {
        const { get, set } = component as Component;
        values.push(get('v.count'));
        set('v.count', 4);
        values.push(get('v.count'));
        get('v.other');
    };
    const stage = start({ forward }, `<aura:attribute name="count" type="Integer" default="3" />${HANDLER}`);
    stage.fire({});
    assert.deepEqual(values, ['3', 4]);
    assert.deepEqual(stage.failures, ['demo.cmp has no attribute for "v.other".']);
});

void test('a missing function, a thrown error and a rejected promise are told, not swallowed', async () => {
    const missing = start({}, HANDLER);
    missing.fire({});
    const throwing = start({ forward: () => assert.fail('no') }, HANDLER);
    throwing.fire({});
    const rejecting = start({ forward: () => Promise.reject(new Error('later')) }, HANDLER);
    rejecting.fire({});
    await Promise.resolve();
    assert.deepEqual(
        [missing.failures, throwing.failures, rejecting.failures],
        [['demoController.js has no function "forward".'], ['no'], ['later']]
    );
});

void test('reading what Aura has and the console has not is an error', () => {
    const forward = (component: unknown): unknown => (component as { getEvent(name: string): unknown }).getEvent('x');
    const stage = start({ forward }, HANDLER);
    stage.fire({});
    assert.match(stage.failures[0] ?? '', /component\.getEvent is not something the local console runs/);
    assert.throws(() => ($A as unknown as { enqueueAction(): void }).enqueueAction(), /\$A\.enqueueAction/);
});

void test('a component is at hand in Aura’s cycle and in its callbacks, and not in a promise of its own', async () => {
    const found: unknown[] = [];
    const forward = async (component: unknown): Promise<void> => {
        const { find } = component as Component;
        await Promise.resolve().then($A.getCallback(() => void found.push(find('bar'))));
        find('bar');
    };
    const stage = start({ forward }, HANDLER + BAR);
    stage.fire({});
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(found, [stage.bar]);
    assert.deepEqual(stage.failures, ['demo: find("bar") outside of Aura\'s cycle: wrap it in $A.getCallback.']);
});

void test('a component that was taken away hears nothing more', () => {
    const heard: unknown[] = [];
    const stage = start({ forward: () => heard.push(1) }, HANDLER);
    stage.stop();
    stage.fire({});
    assert.deepEqual(heard, []);
});

for (const dropsEarlyCalls of [false, true]) {
    void test(`a call of a component that is not rendered yet ${dropsEarlyCalls ? 'is dropped' : 'runs'}`, (context) => {
        context.mock.method(console, 'warn', () => undefined);
        const heard: unknown[] = [];
        const forward = (component: unknown, event: unknown): void => {
            const { hear } = (component as Component).find('bar') as { hear(name: unknown): void };
            hear((event as AuraEvent).getParam('workId'));
        };
        const stage = start({ forward }, HANDLER + BAR, dropsEarlyCalls);
        Object.assign(stage.bar, { hear: (name: unknown) => heard.push(name) });
        stage.fire({ workId: 'early' });
        stage.render();
        stage.fire({ workId: 'late' });
        assert.deepEqual(heard, dropsEarlyCalls ? ['late'] : ['early', 'late']);
    });
}
