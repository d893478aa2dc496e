import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditChat, DEFAULT_POLICY, classify, RULES } from 'c/etiquette';
import { runNode, scriptArguments } from '../../command/childProcess.ts';
import { parseTimelineLine } from '../../formats/timeline/parseTimelineLine.ts';
import { COURSES } from '../seed/sampleChat.ts';
import { recordsCsv } from '../../formats/csv/csv.ts';
import { POLICY_OBJECT, SAMPLE_KEY, type Row } from '../seed/sampleObjects.ts';
import { sampleRows, type Rows } from '../seed/sampleRows.ts';
import { transcriptTimeline } from '../transcripts/liveChat.ts';

const NOW = Date.UTC(2026, 10, 27, 9, 30);
const DAY = 24 * 60 * 60_000;
const AGENT = { id: '005000000000001AAA', name: 'Ada Agent' };

function sizeOf(rows: Rows): number {
    return [...rows].reduce((sum, [object, its]) => sum + (object === POLICY_OBJECT ? 0 : its.length), 0);
}

/** The rules that a seeded chat breaches or misses, by replaying what the org would give back. */
function brokenIn(rows: Rows, transcript: Row): string[] {
    const events = (rows.get('LiveChatTranscriptEvent') ?? [])
        .filter((row) => row[`LiveChatTranscript.${SAMPLE_KEY}`] === transcript[SAMPLE_KEY])
        .map((row) => ({ ...row, Id: row[SAMPLE_KEY] }));
    const isTicket = transcript[`Case.${SAMPLE_KEY}`] !== undefined;
    const record = { ...transcript, Id: '570000000000001AAA', ...(isTicket && { CaseId: '500000000000001AAA' }) };
    const classified = transcriptTimeline(record, events).map((event, place) =>
        classify(parseTimelineLine(JSON.stringify(event)), DEFAULT_POLICY, place)
    );
    const { episodes } = auditChat(classified, DEFAULT_POLICY, Date.parse(String(transcript['EndTime'])));
    const broken = episodes.filter(({ result }) => result === 'breached' || result === 'missed');
    return RULES.filter((rule) => broken.some((episode) => episode.rule === rule));
}

void describe('the samples', () => {
    const rows = sampleRows(500, AGENT, true, NOW);
    const transcripts = rows.get('LiveChatTranscript') ?? [];

    for (const [place, { title, breaks }] of COURSES.entries()) {
        void it(`replay as they are told: ${title}`, () => {
            const transcript = transcripts[place];
            assert.ok(transcript);
            assert.deepEqual(
                brokenIn(rows, transcript),
                RULES.filter((rule) => breaks.includes(rule))
            );
        });
    }

    void it('have every kind of breach', () => {
        const all = new Set(COURSES.flatMap(({ breaks }) => breaks));
        assert.deepEqual(
            [...RULES].filter((rule) => !all.has(rule)),
            []
        );
    });

    void it('are as many records as were asked for, policies aside', () => {
        for (const count of [0, 1, 7, 240, 1999, 10_000]) {
            assert.equal(sizeOf(sampleRows(count, AGENT, true, NOW)), count);
            assert.equal(sizeOf(sampleRows(count, AGENT, false, NOW)), count);
        }
    });

    void it('come with two policies besides, as the help says, and with none where no record is asked for', async () => {
        const policies = [0, 1, 240].map((count) => sampleRows(count, AGENT, true, NOW).get(POLICY_OBJECT)?.length);
        assert.deepEqual(policies, [0, 2, 2]);
        const { stdout } = await runNode(scriptArguments('scripts/org/seed.ts', ['--help']));
        assert.match(stdout, /--size SIZE .*\n.*besides two policies/);
    });

    void it('are contacts and cases alone where the org has no Chat', () => {
        const objects = [...sampleRows(100, AGENT, false, NOW).keys()];
        assert.deepEqual(objects.sort(), ['Case', 'Contact', POLICY_OBJECT].sort());
    });

    void it('are chats of the last 14 days, however many there are, and none of the future', () => {
        for (const count of [1, 500, 20_000]) {
            const chats = sampleRows(count, AGENT, true, NOW).get('LiveChatTranscript') ?? [];
            for (const { RequestTime, EndTime } of chats) {
                assert.ok(Date.parse(String(RequestTime)) >= NOW - 14 * DAY, String(RequestTime));
                assert.ok(Date.parse(String(EndTime)) <= NOW, String(EndTime));
            }
        }
    });

    void it('are the same every time, each with a key of its own', () => {
        assert.deepEqual(sampleRows(500, AGENT, true, NOW), rows);
        for (const its of rows.values()) {
            assert.equal(new Set(its.map((row) => row[SAMPLE_KEY])).size, its.length);
        }
    });
});

void describe('the CSV of a job', () => {
    void it('quotes commas, quotes and line ends, and leaves empty what a row does not have', () => {
        const text = recordsCsv([
            { A: 'x, "y"', B: 1 },
            { A: 'two\nlines', C: true }
        ]);
        assert.equal(text, 'A,B,C\n"x, ""y""",1,\n"two\nlines",,true\n');
    });
});
