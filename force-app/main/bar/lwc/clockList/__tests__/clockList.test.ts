import { createElement, type LightningHTMLElement } from 'lwc';
import type { ClockView } from 'c/session';
import ClockList from 'c/clockList';
import showCountdowns from 'c/countdowns';
import { clock, NOW } from './clockView';

type List = LightningHTMLElement<ClockList>;

function show(...clocks: ClockView[]): List {
    const list = createElement('c-clock-list', { is: ClockList });
    Object.assign(list, { clocks, now: NOW });
    document.body.appendChild(list);
    return list;
}

function texts(list: List, selector: string): string[] {
    return Array.from(list.shadowRoot?.querySelectorAll(selector) ?? [], (found) => found.textContent ?? '');
}

describe('c-clock-list', () => {
    afterEach(() => {
        document.body.replaceChildren();
    });

    it('shows each clock as its rule and the time left, with its state in words', () => {
        const list = show(clock({}), clock({ rule: 'answer', due: NOW + 282_000, limit: 300_000 }));

        expect(texts(list, '.count')).toEqual(['Reply 0:42', 'Resolve or ticket 4:42']);
        expect(texts(list, '.word')).toEqual(['on time', 'on time']);
    });

    it('counts down by the second and shows how late a clock is', async () => {
        const list = show(clock({}));

        showCountdowns(NOW + 1_000);
        expect(texts(list, '.count')).toEqual(['Reply 0:41']);
        showCountdowns(NOW + 42_000);
        expect(texts(list, '.count')).toEqual(['Reply 0:00']);

        list.clocks = [clock({ state: 'overdue' })];
        await Promise.resolve();
        showCountdowns(NOW + 54_000);
        expect(texts(list, '.count')).toEqual(['Reply 0:12']);
        expect(texts(list, '.word')).toEqual(['late']);
    });

    it('starts the countdown afresh when the next episode of a rule starts', async () => {
        const list = show(clock({}));
        showCountdowns(NOW + 40_000);

        list.now = NOW + 40_000;
        list.clocks = [clock({ start: NOW + 40_000, due: NOW + 100_000 })];
        await Promise.resolve();

        expect(texts(list, '.count')).toEqual(['Reply 1:00']);
    });

    it('holds a paused clock still and says that all agents are busy', () => {
        const list = show(
            clock({ rule: 'connect', state: 'paused', due: undefined, limit: 30_000, remaining: 12_000 })
        );

        showCountdowns(NOW + 60_000);

        expect(texts(list, '.count')).toEqual(['Accept 0:12']);
        expect(texts(list, '.word')).toEqual(['paused, all agents busy']);
    });

    it('never shows a close that waits for its check-in as late', () => {
        const idle = { kind: 'prompt', due: undefined, limit: 300_000, start: NOW, remaining: undefined } as const;
        const list = show(clock({ rule: 'idle', ...idle }));

        showCountdowns(NOW + 400_000);

        expect(texts(list, '.count')).toEqual(['Close 0:00']);
        expect(texts(list, '.word')).toEqual(['after the check-in']);
    });

    it('never shows more time than the limit, though an event may be a moment ahead', () => {
        expect(texts(show(clock({ due: NOW + 60_800 })), '.count')).toEqual(['Reply 1:00']);
    });

    it('shows a dismissed clock without alarm', () => {
        const nudge = clock({ rule: 'nudge', kind: 'prompt', state: 'due', owed: true, due: NOW - 5_000 });
        expect(texts(show(nudge), '.word')).toEqual(['act now']);
        const list = show({ ...nudge, isDismissed: true });

        expect(texts(list, '.word')).toEqual(['skipped']);
        expect(list.shadowRoot?.querySelector('.due, .overdue')).toBeNull();
    });
});
