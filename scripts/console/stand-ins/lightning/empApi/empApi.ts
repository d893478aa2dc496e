import { platform } from '../../../page/session/platform.ts';
import { happenings } from '../../../page/session/world.ts';

interface Message {
    channel: string;
    data: { payload: Record<string, unknown>; event: { replayId: number } };
}

interface Subscription {
    id: number;
    channel: string;
}

const REFUSED = '403::User does not have permission to subscribe to this channel';
const listeners: ((error: unknown) => void)[] = [];
const stops = new Map<number, () => void>();
let last = 0;
let replay = 0;

/** Hears the change events of one object (`/data/CaseChangeEvent`) from now on. */
export async function subscribe(
    channel: string,
    _replayId: number,
    onMessage: (message: Message) => void
): Promise<Subscription> {
    const entity = /^\/data\/(\w+)ChangeEvent$/.exec(channel)?.[1];
    if (!entity) {
        throw new Error(
            `empApi: the local console has change events only, such as /data/CaseChangeEvent, not ${channel}.`
        );
    }
    const { changeEvents } = platform();
    if (changeEvents === 'refused' || changeEvents === 'unanswered') {
        const refusal = { channel: '/meta/subscribe', subscription: channel, successful: false, error: REFUSED };
        listeners.forEach((listener) => listener(refusal));
        if (changeEvents === 'unanswered') {
            return new Promise(() => undefined);
        }
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the platform rejects with the server's own answer
        throw refusal;
    }
    const wanted = entity.replace(/__$/, '__c');
    const stop = happenings.on('change', (change) => {
        if (change.entity !== wanted || platform().changeEvents === 'silent') {
            return;
        }
        for (const payload of change.events) {
            replay += 1;
            onMessage({ channel, data: { payload, event: { replayId: replay } } });
        }
    });
    last += 1;
    stops.set(last, stop);
    return { id: last, channel };
}

/** Stops hearing. */
export async function unsubscribe(subscription: Subscription, onResponse?: (response: unknown) => void): Promise<void> {
    stops.get(subscription.id)?.();
    stops.delete(subscription.id);
    onResponse?.({ successful: true, subscription: subscription.channel });
}

/** Hears of refused subscriptions; a lost connection comes back by itself. */
export async function onError(listener: (error: unknown) => void): Promise<void> {
    listeners.push(listener);
}

/** Nothing to debug. */
export async function setDebugFlag(): Promise<void> {
    // The socket's frames can be read in the browser.
}

/** True. */
export async function isEmpEnabled(): Promise<boolean> {
    return true;
}
