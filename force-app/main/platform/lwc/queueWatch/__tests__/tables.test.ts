import { availableAgents, tableOf, waitingIn } from '../tables';

function presences(...rows: object[]) {
    const table = tableOf(['UserId', 'IsCurrentState', 'ConfiguredCapacity']);
    table.fill(rows.map((row, index) => [`p${index}`, { IsCurrentState: true, IsAway: false, ...row }] as const));
    return table;
}
function works(...rows: object[]) {
    const table = tableOf(['UserId', 'Status']);
    table.fill(rows.map((row, index) => [`w${index}`, { Status: 'Opened', CapacityWeight: 1, ...row }] as const));
    return table;
}

describe('The agents’ capacity', () => {
    it('counts the agents who could take one more chat', () => {
        const agents = presences({ UserId: 'a', ConfiguredCapacity: 2 }, { UserId: 'b', ConfiguredCapacity: 1 });
        expect(availableAgents(agents, works())).toBe(2);
        expect(availableAgents(agents, works({ UserId: 'b' }, { UserId: 'a' }))).toBe(1);
        expect(availableAgents(agents, works({ UserId: 'b' }, { UserId: 'a' }, { UserId: 'a' }))).toBe(0);
    });

    it('counts work that takes a part of the agent’s capacity, as a call takes all of it', () => {
        const agents = presences({ UserId: 'a', ConfiguredCapacity: 5 }, { UserId: 'b', ConfiguredCapacity: 4 });
        const part = (UserId: string, CapacityPercentage: number): object => ({
            UserId,
            CapacityWeight: null,
            CapacityPercentage
        });
        expect(availableAgents(agents, works(part('a', 100), part('b', 50)))).toBe(1);
        expect(availableAgents(agents, works(part('a', 100), part('b', 50), part('b', 50)))).toBe(0);
    });

    it('counts work that takes a part as that part alone', () => {
        const half = { UserId: 'a', CapacityWeight: null, CapacityPercentage: 50 };
        expect(availableAgents(presences({ UserId: 'a', ConfiguredCapacity: 2 }), works(half))).toBe(1);
    });

    it('counts work as one chat where nothing says what it takes', () => {
        const agents = presences({ UserId: 'a', ConfiguredCapacity: 2 });
        expect(availableAgents(agents, works({ UserId: 'a', CapacityWeight: null }))).toBe(1);
        const twice = { UserId: 'a', CapacityWeight: undefined };
        expect(availableAgents(agents, works(twice, twice))).toBe(0);
    });

    it('counts nobody who is away or no longer there, and no work that is over', () => {
        const agents = presences(
            { UserId: 'a', ConfiguredCapacity: 1, IsAway: true },
            { UserId: 'b', ConfiguredCapacity: 1, IsCurrentState: false },
            { UserId: 'c', ConfiguredCapacity: 1 }
        );
        expect(availableAgents(agents, works({ UserId: 'c', Status: 'Closed' }))).toBe(1);
    });
});

describe('The queue', () => {
    const waiting = {
        Status: 'Waiting',
        StartTime: '2026-01-05T09:00:00.000Z',
        'MessagingEndUser.Name': 'Carla',
        'MessagingChannel.DeveloperName': 'Web'
    };

    it('goes on with what change events tell', () => {
        const table = tableOf(['Status', 'StartTime']);
        const CHAT = '0Mwxx0000000001CAA';
        expect(table.change({ type: 'CREATE', ids: [CHAT], fields: waiting })).toBe(true);
        expect(waitingIn([table], works(), 'me')).toEqual([
            { chat: CHAT, requestedAt: Date.UTC(2026, 0, 5, 9), facts: { clientName: 'Carla', channel: 'Web' } }
        ]);
        expect(table.change({ type: 'UPDATE', ids: [CHAT], fields: { Status: 'Active' } })).toBe(true);
        expect(waitingIn([table], works(), 'me')).toEqual([]);
    });

    it('does not show what is offered to another agent, until that one lets it pass', () => {
        const table = tableOf(['Status', 'StartTime']);
        const CHAT = '0Mwxx0000000001';
        table.fill([[CHAT, waiting]]);
        const shownTo = (agent: string, work: object) =>
            waitingIn([table], works({ WorkItemId: `${CHAT}CAA`, ...work }), agent).length;
        expect(shownTo('me', { UserId: 'them', Status: 'Assigned' })).toBe(0);
        expect(shownTo('them', { UserId: 'them', Status: 'Assigned' })).toBe(1);
        expect(shownTo('me', { UserId: 'them', Status: 'Declined' })).toBe(1);
    });

    it('asks for a reading where a change event tells too little, and only then', () => {
        const table = tableOf(['Status', 'StartTime']);
        expect(table.change({ type: 'CREATE', ids: ['x'], fields: {} })).toBe(false);
        expect(table.change({ type: 'CREATE', ids: ['x'], fields: { Status: 'Waiting' } })).toBe(false);
        expect(table.change({ type: 'UPDATE', ids: ['of an old chat'], fields: { Status: 'Ended' } })).toBe(true);
        expect(table.change({ type: 'DELETE', ids: ['x'], fields: {} })).toBe(true);
    });

    it('asks for a reading where a chat that was not known comes back to the queue', () => {
        const table = tableOf(['Status', 'StartTime']);
        const back = { type: 'UPDATE', ids: ['0Mw1'], fields: { Status: 'Waiting', OwnerId: '00G' } };
        expect(table.change(back)).toBe(false);
    });

    it('asks for a reading where somebody is at work on what was not known, and not where that is over', () => {
        const table = tableOf(['UserId', 'Status']);
        const changed = (Status: string): boolean =>
            table.change({ type: 'UPDATE', ids: ['0Bz1'], fields: { Status } });
        expect([changed('Assigned'), changed('Opened'), changed('Closed')]).toEqual([false, false, true]);
    });

    it('forgets a chat whose record was deleted, and calls nobody by an empty name', () => {
        const table = tableOf(['Status', 'StartTime']);
        table.fill([['0Mw1', { ...waiting, 'MessagingEndUser.Name': '' }]]);
        expect(waitingIn([table], works(), 'me')[0]?.facts?.clientName).toBeUndefined();
        table.change({ type: 'DELETE', ids: ['0Mw1'], fields: {} });
        expect(waitingIn([table], works(), 'me')).toEqual([]);
    });

    it('holds nothing of chats that are over: a day has many', () => {
        const table = tableOf(['Status', 'StartTime']);
        table.fill([['0Mw1', waiting]]);
        expect(table.change({ type: 'UPDATE', ids: ['0Mw1'], fields: { Status: 'Active' } })).toBe(true);
        expect(table.rows.size).toBe(1);
        expect(table.change({ type: 'UPDATE', ids: ['0Mw1'], fields: { Status: 'Ended' } })).toBe(true);
        expect(table.rows.size).toBe(0);
    });
});
