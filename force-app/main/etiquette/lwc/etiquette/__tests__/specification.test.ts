import {
    ACTION_NAMES,
    ACTIONS,
    DEFAULT_POLICY,
    EVENT_TYPES,
    INTENTS,
    LIMITS,
    MODES,
    RULES,
    isLimit
} from 'c/etiquette';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/* docs/etiquette.md must give the names, numbers and texts that the rules have. */

const PAGE = readFileSync(join(__dirname, '../../../../../../docs/etiquette.md'), 'utf8');

function sectionOf(heading: string): string {
    const section = PAGE.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
    if (section === undefined) {
        throw new Error(`docs/etiquette.md has no section "${heading}"`);
    }
    return section;
}

/** The rows of the tables in a section, each as its cells without code marks. */
function rowsOf(heading: string): string[][] {
    return sectionOf(heading)
        .split('\n')
        .filter((line) => line.startsWith('|') && !/^[| -]+$/.test(line))
        .map((line) =>
            line
                .slice(1, -1)
                .split('|')
                .map((cell) => cell.trim().replaceAll('`', ''))
        );
}

function cellsOf(heading: string, name: string): string[] {
    return rowsOf(heading).find(([first]) => first === name) ?? [];
}

/** The second cell of each row of a section's last table with this first heading. */
function defaultsOf(firstHeading: string): Record<string, string> {
    const rows = rowsOf('A policy');
    const start = rows.findIndex(([first, second]) => first === firstHeading && second === 'default');
    const names = rows.slice(start + 1);
    const end = names.findIndex(([, second]) => second === 'default');
    return Object.fromEntries(
        names.slice(0, end === -1 ? names.length : end).map(([name = '', text = '']): [string, string] => [name, text])
    );
}

describe('the page docs/etiquette.md names', () => {
    it('the rules in their order, each with its kind and its default limit', () => {
        const rows = rowsOf('Clocks').slice(1);
        expect(rows.map(([rule]) => rule)).toEqual(RULES);
        expect(rows.map(([, kind]) => kind)).toEqual(RULES.map((rule) => (isLimit(rule) ? 'limit' : 'prompt')));
        for (const [rule, , , , due] of rows) {
            expect(due).toContain(String(DEFAULT_POLICY[rule as (typeof RULES)[number]]));
        }
    });

    it('every limit of a policy with its default', () => {
        const listed = LIMITS.map((limit) => `\`${limit}\` ${DEFAULT_POLICY[limit]}`).join(', ');
        expect(sectionOf('A policy')).toContain(`Default limits: ${listed}.`);
    });

    it('the texts, to the letter', () => {
        const { closing, ...others } = DEFAULT_POLICY.texts;
        expect(sectionOf('What agents are told')).toContain(`> ${closing}\n`);
        expect(defaultsOf('text')).toEqual(others);
    });

    it('the phrases', () => {
        const listed = Object.entries(DEFAULT_POLICY.phrases).map(([name, phrases]) => [name, phrases.join(', ')]);
        expect(defaultsOf('phrases')).toEqual(Object.fromEntries(listed));
    });

    it('the actions in their order with their default modes', () => {
        const rows = rowsOf('Actions').slice(1);
        expect(rows.flatMap(([names = '']) => names.split(', '))).toEqual(ACTION_NAMES);
        for (const [names = '', , , mode] of rows) {
            for (const action of ACTION_NAMES.filter((name) => names.split(', ').includes(name))) {
                expect(mode).toContain(ACTIONS[action].defaultMode);
            }
        }
    });

    it('the modes', () => {
        for (const mode of MODES) {
            expect(sectionOf('Actions')).toContain(`\`${mode}\``);
        }
    });

    it('the events and the intents', () => {
        expect(cellsOf('Timeline format', 'type')[1]).toBe(`${EVENT_TYPES.join(', ')}; required`);
        expect(sectionOf('Words')).toContain(
            `one intent: ${INTENTS.map((intent) => `\`${intent}\``)
                .join(', ')
                .replace(/, ([^,]*)$/, ' or $1')}.`
        );
    });
});
