import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, line, run } from './runReplay.ts';

function table(lines: string[], ...options: string[]): string {
    return run(['-', '--chats', ...options], lines.join('\n')).out;
}

describe('the table of every chat', () => {
    test('shows each chat’s episodes, what was owed, and every rule’s results', () => {
        const lines = [
            line('requested', 0, { chat: 'ada', text: 'Where is it?' }),
            line('accepted', 12.5, { chat: 'ada', agent: 'Ann' }),
            line('message', 20, { chat: 'ada', from: 'agent', intent: 'hold' }),
            line('message', 402.5, { chat: 'ada', from: 'agent', intent: 'ticket' }),
            line('case', 402.5, { chat: 'ada', caseId: '00001234' })
        ];
        assert.equal(
            table(lines),
            [
                'ada  2026-01-05  case 00001234',
                '  rule      start         due           end           seconds  result                 agent',
                '  connect   09:00:00.000  09:00:30.000  09:00:12.500  12.500   met                    Ann',
                '  response  09:00:12.500  09:01:12.500  09:00:20.000  7.500    met                    Ann',
                '  answer    09:00:12.500  09:05:12.500  09:06:42.500  390.000  acted (90.000 s late)  Ann',
                '  duration  09:00:12.500  09:15:12.500  09:06:42.500  390.000  acted                  Ann',
                '  update    09:00:20.000  09:02:20.000  09:06:42.500  382.500  breached               Ann',
                '  nudge     09:06:42.500  09:09:42.500  -             0.000    running                Ann',
                '  idle      09:06:42.500  -             -             0.000    running                Ann',
                '  owed at 09:05:12.500: ticket:answer',
                '',
                'rule      met  breached  open  acted  cleared  missed  running    p50 s    p95 s    max s',
                'connect     1         -     -      -        -       -        -   12.500   12.500   12.500',
                'response    1         -     -      -        -       -        -    7.500    7.500    7.500',
                'update      -         1     -      -        -       -        -  382.500  382.500  382.500',
                'answer      -         -     -      1        -       -        -  390.000  390.000  390.000',
                'duration    -         -     -      1        -       -        -  390.000  390.000  390.000',
                'nudge       -         -     -      -        -       -        1        -        -        -',
                'idle        -         -     -      -        -       -        1        -        -        -',
                ''
            ].join('\n')
        );
    });

    test('shows the day where it is not the chat’s first', () => {
        const lines = [line('requested', 53_999, { chat: 'ada' }), line('accepted', 54_000, { chat: 'ada' })];
        assert.match(
            table(lines),
            /connect +23:59:59\.000 +2026-01-06 00:00:29\.000 +2026-01-06 00:00:00\.000 +1\.000/
        );
    });

    test('shows whole times also of a far year, as where microseconds were taken for milliseconds', () => {
        const micro = Date.parse(at(0)) * 1000;
        const told = table([line('requested', 0, { at: micro }), line('accepted', 0, { at: micro + 1_500 })]);
        assert.match(told, /^570xx0000000001AAA {2}\+057983-02-17\n/);
        assert.match(told, /connect +00:00:00\.000 +00:00:30\.000 +00:00:01\.500 +1\.500/);
    });

    test('names a chat of which there is nothing to tell', () => {
        assert.match(table([line('inactive', 0, { chat: 'ada' })]), /^ada\n\nrule +met/);
    });

    test('stops at --now as the JSON does', () => {
        assert.match(table([line('requested', 0)], '--now', at(31)), /connect .* 31\.000 +breached\n/);
    });
});
