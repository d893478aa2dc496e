import { subscribe, type EmpMessage, type EmpSubscription } from 'lightning/empApi';
import { recordId } from 'c/etiquette';
import type { Row } from 'c/recordQuery';
import type { Entity } from './queries';
import type { Change } from './tables';

/** Events from now on. */
const NEW_ONES = -1;

interface Payload extends Row {
    ChangeEventHeader?: { changeType?: string; recordIds?: string[]; commitTimestamp?: number };
}

/** A change, and when it was made. */
export type DatedChange = Change & { at: number | undefined };

function changeIn({ data }: EmpMessage): DatedChange {
    const { ChangeEventHeader: header, ...fields } = data.payload as Payload;
    const { changeType: type = '', recordIds = [], commitTimestamp: at } = header ?? {};
    return { type, ids: recordIds.map(recordId), fields, at };
}

/** Subscribes to the changes of an object's records from now on. Rejects where the org refuses. */
export function followChanges(entity: Entity, hear: (change: DatedChange) => void): Promise<EmpSubscription> {
    return subscribe(`/data/${entity}ChangeEvent`, NEW_ONES, (message) => hear(changeIn(message)));
}
