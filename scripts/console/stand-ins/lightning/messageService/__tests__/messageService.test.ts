import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
    APPLICATION_SCOPE,
    createMessageContext,
    MessageContext,
    publish,
    releaseMessageContext,
    subscribe,
    unsubscribe
} from '../messageService.ts';

const CHANNEL = { channelName: 'Etiquette__c' };

void test('every subscriber of the channel hears a copy of the message, and nobody else does', () => {
    const context = createMessageContext();
    const heard: unknown[] = [];
    const message = { type: 'view', list: [1] };
    subscribe(context, CHANNEL, (told) => heard.push(told), { scope: APPLICATION_SCOPE });
    subscribe(context, CHANNEL, (told) => heard.push(told));
    subscribe(context, { channelName: 'Other__c' }, () => assert.fail('not this channel'));
    publish(createMessageContext(), CHANNEL, message);
    message.list.push(2);
    assert.deepEqual(heard, [
        { type: 'view', list: [1] },
        { type: 'view', list: [1] }
    ]);
    releaseMessageContext(context);
});

void test('nothing is heard after unsubscribing or after the context has ended', () => {
    const context = createMessageContext();
    const listener = (): void => assert.fail('heard');
    unsubscribe(subscribe(context, CHANNEL, listener));
    subscribe(context, CHANNEL, listener);
    releaseMessageContext(context);
    publish(createMessageContext(), CHANNEL, {});
    assert.throws(() => subscribe(context, CHANNEL, listener), /released/);
});

void test('a component lets go of its subscriptions when it leaves the page', () => {
    const contexts: Parameters<typeof publish>[0][] = [];
    const wire = new MessageContext((context) => contexts.push(context));
    const [context] = contexts;
    assert.ok(context);
    subscribe(context, CHANNEL, () => assert.fail('heard'));
    wire.disconnect();
    publish(createMessageContext(), CHANNEL, {});
    wire.connect();
    assert.equal(contexts.length, 2);
});

void test('a wrong context, channel or scope is refused in clear words', () => {
    const context = createMessageContext();
    assert.throws(() => publish(undefined as never, CHANNEL, {}), /message context is needed/);
    assert.throws(() => publish(context, {} as never, {}), /@salesforce\/messageChannel/);
    assert.throws(() => subscribe(context, CHANNEL, () => undefined, { scope: Symbol('x') }), /APPLICATION_SCOPE/);
});
