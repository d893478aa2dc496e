import { gql } from 'lightning/graphql';
import { recordQuery, recordsOf, rowsIn } from 'c/recordQuery';

function written(): string {
    const [strings, ...values] = jest.mocked(gql).mock.lastCall ?? [[]];
    return (strings as readonly string[]).reduce((text, part, index) => `${text}${String(values[index - 1])}${part}`);
}

describe('A query for records', () => {
    it('names its fields, and those of a record’s parents', () => {
        recordQuery(
            'waiting($me: ID)',
            recordsOf('MessagingSession', 'first: 2', ['Id', 'Status', 'MessagingEndUser.Name']),
            recordsOf('others: AgentWork', 'first: 1', ['Id'])
        );
        expect(written()).toBe(
            'query waiting($me: ID) { uiapi { query { ' +
                'MessagingSession(first: 2) { edges { node { Id Status { value } MessagingEndUser { Name { value } } } } } ' +
                'others: AgentWork(first: 1) { edges { node { Id } } } } } }'
        );
    });

    it('finds rows with the values of their fields, by the paths that it asked by', () => {
        const node = {
            Id: '0Mw1',
            Status: { value: 'Waiting' },
            StartTime: { value: null },
            MessagingEndUser: { Name: { value: 'Carla' } },
            MessagingChannel: null
        };
        const data = { uiapi: { query: { MessagingSession: { edges: [{ node }, {}] } } } };
        expect(rowsIn({ data }, 'MessagingSession')).toEqual([
            {
                Id: '0Mw1',
                Status: 'Waiting',
                StartTime: null,
                'MessagingEndUser.Name': 'Carla',
                MessagingChannel: null
            }
        ]);
    });

    it.each([
        ['of an object that was not asked for', { uiapi: { query: { Case: { edges: [] } } } }],
        ['in an answer without records', { uiapi: {} }],
        ['where nothing was answered', undefined]
    ])('finds no rows %s', (_, data) => {
        expect(rowsIn({ data }, 'MessagingSession')).toEqual([]);
    });
});
