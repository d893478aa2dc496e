import { happenings, type WorldHappenings } from '../../console/page/session/world.ts';
import { pageTime } from '../../console/page/time/pageTime.ts';
import type { Random } from '../../harness/random.ts';
import type { NoteFault } from './pageControls.ts';

type Kind = keyof WorldHappenings;

const FAULTY: readonly Kind[] = ['omni', 'entry', 'ended'];
/** How late an event comes at most, in milliseconds. */
const LATEST = 20_000;

/** How long an event waits at most for one that overtakes it, in milliseconds. */
const OVERTAKEN_BY = 10_000;
const SHORT = 15;

/** The same event with the short form of every record id. */
function withShortIds(event: WorldHappenings['omni']): WorldHappenings['omni'] {
    const params = Object.entries(event.params as Record<string, unknown>).map(([name, value]) => [
        name,
        name.startsWith('work') && typeof value === 'string' ? value.slice(0, SHORT) : value
    ]);
    return { ...event, params: Object.fromEntries(params) as never };
}

/** Lets the platform's events to the product come late, twice, out of order or not at all, or with short ids. */
export function makeEventsFaulty(random: Random, { percent, note }: { percent(): number; note: NoteFault }): void {
    const tell = happenings.tell.bind(happenings);
    const overtaken: (() => void)[] = [];
    const tellOvertaken = (): void => overtaken.splice(0).forEach((tellNow) => tellNow());
    const faults: Record<string, (kind: Kind, what: never) => void> = {
        'event:missing': () => undefined,
        'event:twice'(kind, what) {
            tell(kind, what);
            tell(kind, what);
        },
        'event:late': (kind, what) => void pageTime().setTimeout(() => tell(kind, what), random.between(1_000, LATEST)),
        'event:out-of-order'(kind, what) {
            overtaken.push(() => tell(kind, what));
            pageTime().setTimeout(tellOvertaken, OVERTAKEN_BY);
        },
        'event:short-ids': (kind, what) => tell(kind, kind === 'omni' ? (withShortIds(what) as never) : what)
    };
    happenings.tell = (kind, what) => {
        if (!FAULTY.includes(kind) || !random.chance(percent())) {
            tell(kind, what);
            tellOvertaken();
            return;
        }
        const name = random.pick(Object.keys(faults));
        note(name);
        faults[name]?.(kind, what as never);
    };
}
