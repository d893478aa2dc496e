import { createElement } from 'lwc';
import * as empApi from 'lightning/empApi';
import { graphql } from 'lightning/graphql';
import QueueWatch from 'c/queueWatch';

type FakeEmp = typeof import('../../../../../../config/platform/jest/lightning/empApi');
const bus = empApi as unknown as FakeEmp;
const wire = graphql as unknown as {
    emit(data: unknown, filter?: unknown, refresh?: () => Promise<void>): void;
    emitErrors(errors: { message: string }[]): void;
};

const CHAT = '0Mwxx0000000001CAA';
async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
        await Promise.resolve();
    }
}
function edges(nodes: object[]) {
    return { edges: nodes.map((node) => ({ node })) };
}

/** What the server has of everything; each of the four readers takes its own part. */
function server(sessions: object[], presences: object[], works: object[], others: object[] = [other]) {
    return {
        uiapi: {
            query: {
                MessagingSession: edges(sessions),
                LiveChatTranscript: edges([]),
                UserServicePresence: edges(presences),
                others: edges(others),
                AgentWork: edges(works)
            }
        }
    };
}
function value(fields: Record<string, unknown>) {
    return Object.fromEntries(
        Object.entries(fields).map(([name, one]) => [name, name === 'Id' ? one : { value: one }])
    );
}

const session = {
    ...value({ Id: CHAT, Status: 'Waiting', StartTime: '2026-01-05T09:00:00.000Z' }),
    MessagingEndUser: { Name: { value: 'Carla' } },
    MessagingChannel: { DeveloperName: { value: 'Web' } }
};
const ME = '005000000000000000';
/** Another agent, of some time ago. */
const other = value({ Id: '0NX2', UserId: 'b' });
const presence = value({ Id: '0NX1', UserId: 'a', IsCurrentState: true, IsAway: false, ConfiguredCapacity: 1 });

describe('The watch over the queue', () => {
    let element: HTMLElement & { refresh(): Promise<void>; poll(): Promise<void> };
    let said: [string, unknown][];

    const open = async (): Promise<void> => {
        element = createElement('c-queue-watch', { is: QueueWatch });
        ['waiting', 'ended', 'capacity', 'missing', 'silent', 'read', 'unread'].forEach((name) =>
            element.addEventListener(name, (event) => said.push([name, (event as CustomEvent).detail]))
        );
        document.body.appendChild(element);
        await settle();
    };
    const latest = (name: string): unknown => said.filter(([one]) => one === name).at(-1)?.[1];

    beforeEach(() => {
        said = [];
        bus.reset();
    });

    afterEach(() => element.remove());

    it('tells the chats that wait, and how many agents could take one more', async () => {
        await open();
        wire.emit(server([session], [presence], []));
        expect(latest('waiting')).toEqual([
            { chat: CHAT, requestedAt: Date.UTC(2026, 0, 5, 9), facts: { clientName: 'Carla', channel: 'Web' } }
        ]);
        expect(latest('capacity')).toEqual({ available: 1 });
    });

    it('goes on with what change events tell, without reading anything', async () => {
        const refresh = jest.fn();
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        const header = { changeType: 'CREATE', recordIds: ['0Bz1'], commitTimestamp: 5_000 };
        bus.emit('/data/AgentWorkChangeEvent', {
            ChangeEventHeader: header,
            UserId: 'a',
            Status: 'Assigned',
            WorkItemId: CHAT
        });
        expect(latest('capacity')).toEqual({ available: 0, at: 5_000 });
        expect(latest('waiting')).toEqual([]);
        bus.emit('/data/AgentWorkChangeEvent', {
            ChangeEventHeader: { ...header, changeType: 'UPDATE' },
            Status: 'Declined'
        });
        expect(latest('waiting')).toHaveLength(1);
        bus.emit('/data/MessagingSessionChangeEvent', {
            ChangeEventHeader: { changeType: 'UPDATE', recordIds: [CHAT] },
            Status: 'Active'
        });
        expect(latest('waiting')).toEqual([]);
        await settle();
        expect(refresh).not.toHaveBeenCalled();
    });

    it('tells of the chats that an event ends, and of no others', async () => {
        await open();
        wire.emit(server([session], [presence], []));
        const event = { ChangeEventHeader: { changeType: 'UPDATE', recordIds: [CHAT.slice(0, 15)] } };
        bus.emit('/data/MessagingSessionChangeEvent', { ...event, Status: 'Active' });
        expect(latest('ended')).toBeUndefined();
        bus.emit('/data/MessagingSessionChangeEvent', {
            ...event,
            Status: 'Ended',
            EndTime: '2026-01-05T09:05:00.000Z'
        });
        expect(latest('ended')).toEqual({ chats: [CHAT] });
    });

    it('reads once where many events at once tell too little', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        await open();
        wire.emit(server([], [presence], []), undefined, refresh);
        const event = { ChangeEventHeader: { changeType: 'CREATE', recordIds: ['0Mwxx0000000002'] } };
        bus.emit('/data/MessagingSessionChangeEvent', event);
        bus.emit('/data/MessagingSessionChangeEvent', event);
        await settle();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    describe('that reads while change events come', () => {
        let stored: object[];
        let answers: (() => void)[];
        /** The server answers with what it has now; the answer takes its time. */
        const refresh = jest.fn(async () => {
            const answer = server(stored, [presence], []);
            await new Promise<void>((resolve) => void answers.push(resolve));
            wire.emit(answer, undefined, refresh);
        });
        const client = { ChangeEventHeader: { changeType: 'CREATE', recordIds: [CHAT] } };
        const arrive = (): void => {
            stored = [session];
            bus.emit('/data/MessagingSessionChangeEvent', {
                ...client,
                Status: 'Waiting',
                StartTime: '2026-01-05T09:00:00.000Z'
            });
        };
        const answerAll = async (): Promise<void> => {
            answers.splice(0).forEach((answer) => answer());
            await settle();
        };

        beforeEach(() => {
            [stored, answers] = [[], []];
            refresh.mockClear();
        });

        it('shows a client who came after the server had answered', async () => {
            await open();
            wire.emit(server([], [presence], []), undefined, refresh);
            void element.refresh();
            await settle();
            arrive();
            expect(latest('waiting')).toHaveLength(1);
            await answerAll();
            await answerAll();
            expect(latest('waiting')).toHaveLength(1);
            expect(refresh).toHaveBeenCalledTimes(5);
        });

        it('shows a client who came while everything was read for the first time', async () => {
            await open();
            arrive();
            wire.emit(server([], [presence], []), undefined, refresh);
            await settle();
            await answerAll();
            expect(latest('waiting')).toHaveLength(1);
        });

        it('reads once more, and not without end where they come all the time: the next poll does', async () => {
            await open();
            wire.emit(server([], [presence], []), undefined, refresh);
            ['AgentWork', 'UserServicePresence'].forEach((entity) =>
                bus.emit(`/data/${entity}ChangeEvent`, {
                    ChangeEventHeader: { changeType: 'UPDATE', recordIds: ['x'] },
                    Unrelated: 1
                })
            );
            bus.emit('/data/MessagingSessionChangeEvent', client);
            await settle();
            said = [];
            for (let reading = 0; reading < 5; reading += 1) {
                arrive();
                await answerAll();
            }
            expect(refresh).toHaveBeenCalledTimes(2);
            expect(said.map(([name]) => name)).toContain('silent');
            void element.poll();
            await settle();
            await answerAll();
            expect(refresh).toHaveBeenCalledTimes(3);
            void element.poll();
            await settle();
            expect(refresh).toHaveBeenCalledTimes(3);
        });
    });

    it('goes on with what it knows where a reading fails, and follows the events as before', async () => {
        const refresh = jest.fn().mockRejectedValue(new Error('Try again later.'));
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        await element.refresh();
        expect(refresh).toHaveBeenCalledTimes(4);
        expect(latest('unread')).toMatchObject({ message: 'Try again later.' });
        bus.emit('/data/MessagingSessionChangeEvent', {
            ChangeEventHeader: { changeType: 'UPDATE', recordIds: [CHAT] },
            Status: 'Active'
        });
        expect(latest('waiting')).toEqual([]);
    });

    it('says what it has read, for those who wait for it', async () => {
        await open();
        wire.emit(server([], [], []));
        expect(said.filter(([name]) => name === 'read').map(([, detail]) => detail)).toContainEqual({
            entity: 'MessagingSession'
        });
    });

    it('reads what the agent may not follow, reads it again when polled, and says once what the agent lacks', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        bus.refuse('/data/MessagingSessionChangeEvent');
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        expect(latest('waiting')).toHaveLength(1);
        expect(latest('missing')).toEqual({
            grant: 'changeEvents',
            message: "403::Handler doesn't exist for topic /data/MessagingSessionChangeEvent"
        });
        expect(said.map(([name]) => name)).toContain('silent');
        const header = { changeType: 'UPDATE', recordIds: ['0Bz1'], commitTimestamp: 5_000 };
        bus.emit('/data/AgentWorkChangeEvent', { ChangeEventHeader: header, Status: 'Closed' });
        bus.emit('/data/UserServicePresenceChangeEvent', { ChangeEventHeader: header, IsAway: false });
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('reads at once, and again when polled, where nobody answers whether the agent may follow', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        bus.leaveUnanswered(...['MessagingSession', 'UserServicePresence'].map((name) => `/data/${name}ChangeEvent`));
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        expect(latest('waiting')).toHaveLength(1);
        expect(latest('capacity')).toEqual({ available: 1 });
        expect(said.map(([name]) => name)).not.toContain('missing');
        const header = { changeType: 'UPDATE', recordIds: ['x'] };
        bus.emit('/data/AgentWorkChangeEvent', { ChangeEventHeader: header, Unrelated: 1 });
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(2);
    });

    it('reads presences once more where they were read before their changes were followed', async () => {
        const refresh = jest.fn().mockImplementation(async () => wire.emit(server([], [], []), undefined, refresh));
        const opened = open();
        wire.emit(server([], [presence], []), undefined, refresh);
        await opened;
        expect(refresh).toHaveBeenCalledTimes(2);
        expect(latest('capacity')).toEqual({ available: 0 });
        const header = { changeType: 'UPDATE', recordIds: ['x'] };
        ['MessagingSession', 'AgentWork'].forEach((entity) =>
            bus.emit(`/data/${entity}ChangeEvent`, { ChangeEventHeader: header, Unrelated: 1 })
        );
        refresh.mockClear();
        await element.poll();
        expect(refresh).not.toHaveBeenCalled();
    });

    it('says that it has read, also if the wire emits nothing since nothing changed', async () => {
        await open();
        wire.emit(server([session], [presence], []), undefined, jest.fn().mockResolvedValue(undefined));
        said = [];
        await element.poll();
        expect(said).toContainEqual(['read', { entity: 'AgentWork' }]);
        expect(said.map(([name]) => name)).toContain('silent');
    });

    it('polls nothing once the change events of everything have been heard', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        const header = { changeType: 'UPDATE', recordIds: ['x'] };
        ['MessagingSession', 'AgentWork', 'UserServicePresence'].forEach((entity) =>
            bus.emit(`/data/${entity}ChangeEvent`, { ChangeEventHeader: header, Unrelated: 1 })
        );
        await element.poll();
        expect(refresh).not.toHaveBeenCalled();
        said = [];
        wire.emit(server([session], [presence], []), undefined, refresh);
        expect(said.map(([name]) => name)).not.toContain('silent');
    });

    it('polls presences only once one was found changed that no event had told of', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        await open();
        wire.emit(server([session], [presence], []), undefined, refresh);
        ['MessagingSession', 'AgentWork'].forEach((entity) =>
            bus.emit(`/data/${entity}ChangeEvent`, {
                ChangeEventHeader: { changeType: 'UPDATE', recordIds: ['x'] },
                Unrelated: 1
            })
        );
        await element.poll();
        expect(refresh).not.toHaveBeenCalled();
        wire.emit(server([session], [], []), undefined, refresh);
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
        bus.emit('/data/UserServicePresenceChangeEvent', {
            ChangeEventHeader: { changeType: 'DELETE', recordIds: ['0NX1'] }
        });
        await element.poll();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('says nothing of the capacity where only the agent’s own rows can be seen', async () => {
        await open();
        const mine = value({ Id: '0NX3', UserId: ME, IsCurrentState: true, IsAway: false, ConfiguredCapacity: 0 });
        wire.emit(server([session], [mine], [], []));
        expect(latest('waiting')).toHaveLength(1);
        expect(latest('capacity')).toBeUndefined();
        wire.emit(server([session], [mine], [], [other]));
        expect(latest('capacity')).toEqual({ available: 0 });
    });

    it('reads the sessions without their channel, then without the client, where the agent may not read these', async () => {
        await open();
        const refuse = (object: string): void =>
            wire.emitErrors([{ message: `Validation error (FieldUndefined): Field '${object}' is undefined` }]);
        refuse('MessagingChannel');
        expect(said.filter(([name]) => name === 'missing').map(([, detail]) => detail)).toContainEqual(
            expect.objectContaining({ grant: 'channel' })
        );
        await settle();
        refuse('MessagingEndUser');
        expect(said.filter(([name]) => name === 'missing').map(([, detail]) => detail)).toContainEqual(
            expect.objectContaining({ grant: 'client' })
        );
        await settle();
        wire.emit(server([{ ...session, MessagingEndUser: undefined, MessagingChannel: undefined }], [], []));
        expect(latest('waiting')).toEqual([{ chat: CHAT, requestedAt: Date.UTC(2026, 0, 5, 9), facts: {} }]);
    });

    it('says that the queue is missing where neither kind of chat can be read, and tries no more', async () => {
        await open();
        wire.emitErrors([{ message: "Validation error (FieldUndefined): Field 'X' in type 'Query' is undefined" }]);
        expect(said.filter(([name]) => name === 'missing').map(([, detail]) => detail)).toContainEqual(
            expect.objectContaining({ grant: 'queue' })
        );
        expect(said.map(([name]) => name)).not.toContain('unread');
    });

    it('says the capacity only when it has changed', async () => {
        await open();
        wire.emit(server([], [presence], []));
        const before = said.filter(([name]) => name === 'capacity').length;
        bus.emit('/data/UserServicePresenceChangeEvent', {
            ChangeEventHeader: { changeType: 'UPDATE', recordIds: ['0NX1'] },
            IsAway: false
        });
        expect(said.filter(([name]) => name === 'capacity')).toHaveLength(before);
    });

    it('says the capacity again to a bar that was put into another place', async () => {
        await open();
        wire.emit(server([], [presence], []));
        element.remove();
        said = [];
        document.body.appendChild(element);
        await settle();
        wire.emit(server([], [presence], []));
        expect(latest('capacity')).toEqual({ available: 1 });
    });

    it('lets go of every channel', async () => {
        await open();
        expect(bus.subscribed()).toBe(4);
        element.remove();
        await settle();
        expect(bus.subscribed()).toBe(0);
    });
});
