import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseHTML } from 'linkedom';
import { generatedTimeline } from '../../bench/generatedTimeline.ts';
import { file, folder, line, run } from './runReplay.ts';

const EVIL = '<script>alert(1)</script>';
const LINES = [
    ...generatedTimeline(4_000, 11),
    line('accepted', 0, { chat: EVIL, agent: EVIL, agentName: '"><img src=x onerror=alert(2)>' }),
    line('message', 90_000, { chat: EVIL, from: 'agent', intent: 'answer' })
];
const FILE = file('floor.jsonl', LINES);
const PAGE = pageOf(FILE);

function pageOf(name: string, ...options: string[]): string {
    const { status, err } = run([name, '--html', 'page.html', ...options]);
    assert.equal(status, 0, err);
    return readFileSync(join(folder, 'page.html'), 'utf8');
}

function hashOf(text: string): string {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the page', () => {
    test('loads nothing, and allows only its own style and script', () => {
        const policy = /Content-Security-Policy" content="([^"]+)"/.exec(PAGE)?.[1] ?? '';
        const styles = [...PAGE.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text = '']) => hashOf(text));
        const scripts = [...PAGE.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => hashOf(text));
        assert.equal(styles.length, 1);
        assert.equal(scripts.length, 1);
        assert.match(policy, /^default-src 'none'; /);
        assert.ok(policy.includes(`style-src ${styles[0]};`));
        assert.ok(policy.includes(`script-src ${scripts[0]};`));
        const { document } = parseHTML(PAGE);
        const names = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
        assert.deepEqual(
            names.filter((name) => /^(?:src|href|style|on.*)$/.test(name)),
            []
        );
        assert.deepEqual([...new Set(PAGE.match(/https?:\/\/[^"'\s<]+/g))], ['http://www.w3.org/2000/svg']);
    });

    test('shows names as text, whatever they are', () => {
        assert.doesNotMatch(PAGE, /<script>alert|<img/);
        assert.ok(PAGE.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    });

    test('has a name and a table behind each chart', () => {
        const charts = PAGE.match(/<svg /g)?.length ?? 0;
        const named = PAGE.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)?.length;
        assert.ok(charts >= 7 + 2 + 10, String(charts));
        assert.equal(named, charts);
        assert.ok((PAGE.match(/<details>/g)?.length ?? 0) >= charts);
    });

    test('says for each promise what other limits would have meant', () => {
        for (const rule of ['connect', 'response', 'update']) {
            assert.match(PAGE, new RegExp(`<input type="range" id="what-if-${rule}" [^>]*data-words="`));
        }
        assert.match(pageOf(FILE, '--what-if', 'nudge=120'), /<th scope="row">nudge 120 s<\/th>/);
    });

    test('is the same from shards', () => {
        const names = ['1/2', '2/2'].map((shard) => {
            run([FILE, '--shard', shard, '--partial', `${shard[0]}.json`]);
            return `${shard[0]}.json`;
        });
        assert.equal(run(['merge', ...names, '--html', 'merged.html']).status, 0);
        assert.equal(readFileSync(join(folder, 'merged.html'), 'utf8'), PAGE);
    });

    test('begins the timeline of a chat with the chat, not with the capacity of all agents before it', () => {
        const lines = [
            line('capacity', -36_000, { chat: '*', available: 1 }),
            line('requested', 0),
            line('accepted', 60),
            line('ended', 120)
        ];
        const [figure = ''] = /<figure class="chat">[^]*?<\/figure>/.exec(pageOf(file('capacity.jsonl', lines))) ?? [];
        assert.match(figure, />2 min</);
        assert.doesNotMatch(figure, />\d{2,} min</);
    });

    test('draws the dashed line where the worst wait became late, also after a pause', () => {
        const waited = [line('requested', 0), line('accepted', 200)];
        const paused = [line('requested', 0), line('capacity', 10, { available: 0 })];
        const dashed = (...lines: string[]): number => {
            const page = pageOf(file('late.jsonl', lines));
            const [, chart = ''] = /<figure class="chat">([^]*?)<\/figure>/.exec(page) ?? [];
            return Number(/stroke-dasharray="4,3"[^]*? x1="([\d.]+)"/.exec(chart)?.[1]);
        };
        const [plain, later] = [
            dashed(...waited),
            dashed(...paused, line('capacity', 60, { available: 1 }), line('accepted', 200))
        ];
        const width = 860 - 130 - 20;
        assert.ok(Math.abs(later - plain - (50 / 200) * width) < 10, `${plain} and ${later}`);
    });

    test('puts a wait of exactly its limit among those in time, whatever the limit', () => {
        const lines = ['a', 'b'].flatMap((chat, place) => [
            line('requested', 0, { chat }),
            line('accepted', 40 + place / 1000, { chat })
        ]);
        const page = pageOf(file('exact.jsonl', lines), '--policy', file('forty.json', '{"connect": 40}'));
        const [, table = ''] = /<caption>Connect: how long([^]*?)<\/table>/.exec(page) ?? [];
        const counts = [...table.matchAll(/<th scope="row">up to ([\d.]+) s<\/th><td class="number">(\d+)</g)];
        assert.deepEqual(
            counts.filter(([, , count]) => count !== '0').map(([, to, count]) => [to, count]),
            [
                ['40', '1'],
                ['43.333', '1']
            ]
        );
    });

    test('says of a chat that goes on still not that it ended', () => {
        const page = pageOf(file('goes-on.jsonl', [line('requested', 0), line('requested', 100, { chat: 'b' })]));
        assert.match(page, /Connect took 1:40 instead of 30 s, until the end</);
        assert.doesNotMatch(page, /until the chat ended/);
    });

    test('says of a promise for which nobody waited that there were no waits', () => {
        const page = pageOf(
            file('no-waits.jsonl', [line('requested', 0), line('accepted', 5)]),
            '--what-if',
            'update=60'
        );
        assert.match(page, /<output for="what-if-update">2 min: no waits</);
        assert.match(page, /<th scope="row">update 60 s<\/th><td class="number">no waits</);
    });

    test('counts a single chat and a single wait in the singular, and waits in whole numbers', () => {
        const page = pageOf(file('one.jsonl', [line('requested', 0), line('accepted', 5)]));
        assert.match(page, /<br>1 chat, 2 events, 0 agents\. Times are UTC\.</);
        assert.match(page, /<span>of 1 wait; 95/);
        assert.doesNotMatch(page, />0\.\d+<\/text>/);
    });

    test('says how much was late in the darkest hour, and of no hour where too few waits give none a colour', () => {
        const waits = (late: number, of: number): string => {
            const lines = Array.from({ length: of }, (_, chat) => [
                line('requested', 0, { chat: `${chat}` }),
                line('accepted', chat < late ? 31 : 30, { chat: `${chat}` }),
                line('message', 40, { chat: `${chat}`, from: 'agent' })
            ]);
            return (
                /<figcaption>The share of waits that were late[^<]*/.exec(
                    pageOf(file('hours.jsonl', lines.flat()))
                )?.[0] ?? ''
            );
        };
        assert.match(waits(0, 10), /The darkest cell is 0\.0 %; cells with fewer than 20 waits have no colour\.$/);
        assert.match(waits(1, 100), /The darkest cell is 0\.5 %;/);
        assert.match(waits(5, 9), /\(UTC\)\. Cells with fewer than 20 waits have no colour\.$/);
    });

    test('of nothing says so', () => {
        assert.match(pageOf(file('empty.jsonl', ''), '--lenient'), /<h1>Chat etiquette<\/h1><p>No events/);
    });
});
