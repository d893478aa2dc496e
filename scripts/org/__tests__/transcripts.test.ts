import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBody } from '../transcripts/transcriptBody.ts';
import { transcriptTimeline } from '../transcripts/liveChat.ts';
import { sessionTimeline } from '../transcripts/messaging.ts';

const HEAD =
    '<p align="center">Chat Started: Monday, January 05, 2026, 08:00:10 (+0000)</p><p align="center">Agent Ada A</p>';

void describe('the body of a transcript', () => {
    void it('gives each line its time, its writer and its text', () => {
        const { agents, lines } = readBody(
            `${HEAD}( 3s ) Visitor: Hello &amp; good day<br>( 1m 5s ) Ada A: One moment<br>please<br>( 1h 2m 3s ) Visitor: 10:30 (noon)?<br>`
        );
        assert.deepEqual([...agents], ['Ada A']);
        assert.deepEqual(lines, [
            { after: 3000, name: 'Visitor', text: 'Hello & good day' },
            { after: 65_000, name: 'Ada A', text: 'One moment\nplease' },
            { after: 3_723_000, name: 'Visitor', text: '10:30 (noon)?' }
        ]);
    });

    void it('has no lines where nobody wrote, and leaves broken ones out', () => {
        assert.deepEqual(readBody(HEAD).lines, []);
        assert.deepEqual(readBody('').lines, []);
        assert.deepEqual(readBody('( soon ) Visitor: Hello<br>no line at all').lines, []);
    });
});

const RECORD = {
    Id: '570000000000001AAA',
    OwnerId: '005000000000001AAA',
    Owner: { Name: 'Ada Agent' },
    RequestTime: '2026-01-05T08:00:00.000+0000',
    StartTime: '2026-01-05T08:00:10.000+0000',
    EndTime: '2026-01-05T08:02:00.000+0000',
    EndedBy: 'Visitor',
    Body: '( 3s ) Visitor: Hello<br>( 9s ) Ada Agent: Hi<br>'
};

void describe('the timeline of a transcript', () => {
    void it('comes from the record alone where there are no events', () => {
        const told = transcriptTimeline(RECORD, []).map(({ type, at, from, by }) => [
            type,
            at.slice(14, 19),
            from ?? by
        ]);
        assert.deepEqual(told, [
            ['requested', '00:00', undefined],
            ['accepted', '00:10', undefined],
            ['message', '00:13', 'client'],
            ['message', '00:19', 'agent'],
            ['ended', '02:00', 'client']
        ]);
    });

    void it('puts the case where it was made during the chat, else where the agent told of it', () => {
        const at = (created: string, body = RECORD.Body): string | undefined =>
            transcriptTimeline(
                { ...RECORD, Body: body, CaseId: '500000000000001AAA', Case: { CreatedDate: created } },
                []
            ).find(({ type }) => type === 'case')?.at;
        assert.equal(at('2026-01-05T08:01:00.000+0000'), '2026-01-05T08:01:00.000Z');
        assert.equal(at('2025-12-31T08:01:00.000+0000'), '2026-01-05T08:00:00.000Z');
        assert.equal(at('2026-01-06T08:01:00.000+0000'), '2026-01-05T08:02:00.000Z');
        const ticket = '( 40s ) Ada Agent: I need to investigate this, so I have opened a ticket for you.<br>';
        assert.equal(at('2026-01-06T08:01:00.000+0000', ticket), '2026-01-05T08:00:50.000Z');
    });
});

void describe('the timeline of a messaging session', () => {
    const session = {
        Id: '0Mw000000000001AAA',
        OwnerId: '005000000000001AAA',
        StartTime: '2026-01-05T08:00:00.000+0000',
        AcceptTime: '2026-01-05T08:00:20.000+0000',
        EndTime: '2026-01-05T08:02:00.000+0000',
        EndedByType: 'Agent'
    };
    const at = (second: number): number => Date.UTC(2026, 0, 5, 8, 0, second);

    void it('has what each agent was offered, and the messages of this session alone', () => {
        const works = [
            {
                UserId: '005000000000002AAA',
                AssignedDateTime: '2026-01-05T08:00:02.000+0000',
                DeclineDateTime: '2026-01-05T08:00:08.000+0000'
            }
        ];
        const entries = [
            { identifier: 'a', messageText: 'Hello', serverReceivedTimestamp: at(25), sender: { role: 'EndUser' } },
            { identifier: 'b', messageText: 'Welcome', serverReceivedTimestamp: at(21), sender: { role: 'Chatbot' } },
            { identifier: 'c', messageText: '', serverReceivedTimestamp: at(26), sender: { role: 'Agent' } },
            { identifier: 'd', messageText: 'Earlier', serverReceivedTimestamp: at(-90), sender: { role: 'Agent' } }
        ];
        const told = sessionTimeline(session, works, entries).map(({ type, from, agent, by }) => [
            type,
            from ?? agent ?? by
        ]);
        assert.deepEqual(told, [
            ['requested', undefined],
            ['assigned', '005000000000002AAA'],
            ['declined', '005000000000002AAA'],
            ['accepted', '005000000000001AAA'],
            ['message', 'bot'],
            ['message', 'client'],
            ['message', 'agent'],
            ['ended', 'agent']
        ]);
    });
});
