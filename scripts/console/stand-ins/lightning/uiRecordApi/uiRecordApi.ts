import { platform } from '../../../page/session/platform.ts';
import * as records from '../../../page/records/records.ts';

type FieldName = string | { objectApiName: string; fieldApiName: string };
interface GetRecordConfig {
    recordId?: string;
    fields?: FieldName | FieldName[];
    optionalFields?: FieldName | FieldName[];
}
interface Result {
    data?: records.RecordData;
    error?: unknown;
}

/** Reads one record, and again whenever this page changed it or says that it was changed. */
export class getRecord {
    readonly #give: (result: Result) => void;
    #config: GetRecordConfig = {};
    #stops = new Map<string, () => void>();
    #reading = 0;
    #given = '';

    constructor(give: (result: Result) => void) {
        this.#give = give;
        give({});
    }

    connect(): void {
        this.#watch();
    }

    disconnect(): void {
        this.#unwatch();
        this.#reading += 1;
    }

    update(config: GetRecordConfig): void {
        this.#config = config;
        this.#watch();
    }

    #unwatch(): void {
        this.#stops.forEach((stop) => stop());
        this.#stops.clear();
    }

    #watch(): void {
        this.#unwatch();
        const { recordId, fields, optionalFields } = this.#config;
        if (!recordId || (fields === undefined && optionalFields === undefined)) {
            return;
        }
        const read = async (): Promise<void> => {
            const data = await this.#read(recordId, namesOf(fields), namesOf(optionalFields));
            // What is shown of a parent changes with the parent.
            for (const id of data ? parentsIn(data) : []) {
                if (!this.#stops.has(id)) {
                    this.#stops.set(id, records.watchRecord(id, read));
                }
            }
        };
        this.#stops.set(recordId, records.watchRecord(recordId, read));
        void read();
    }

    async #read(recordId: string, fields: string[], optionalFields: string[]): Promise<records.RecordData | undefined> {
        this.#reading += 1;
        const reading = this.#reading;
        const result: Result = await records.readRecord(recordId, fields, optionalFields).then(
            (data) => ({ data }),
            (error: unknown) => ({ error })
        );
        if (reading !== this.#reading) {
            return undefined;
        }
        const given = JSON.stringify([this.#config, result]);
        if (given !== this.#given || platform().wireEmission === 'always') {
            this.#given = given;
            this.#give(frozen(result));
        }
        return result.data;
    }
}

/** Makes a record. */
export async function createRecord(input: {
    apiName: string;
    fields: Record<string, unknown>;
}): Promise<records.RecordData> {
    refuseUnknown('createRecord', input, ['apiName', 'fields', 'allowSaveOnDuplicate', 'useDefaultRule']);
    return frozen(await records.makeRecord(input.apiName, input.fields));
}

/** Changes a record; its `Id` is among the fields. As on the platform, nobody waits until what shows it has it anew. */
export async function updateRecord(input: { fields: Record<string, unknown> }): Promise<records.RecordData> {
    refuseUnknown('updateRecord', input, ['fields', 'apiName', 'allowSaveOnDuplicate']);
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string') {
        throw new Error('updateRecord: fields.Id is missing.');
    }
    const record = await records.patchRecord(Id, fields);
    records.readAgain([Id]).catch(reportError);
    return frozen(record);
}

/** Deletes a record. */
export function deleteRecord(recordId: string): Promise<void> {
    return records.dropRecord(recordId);
}

/** Reads again whatever is wired to these records. */
export function notifyRecordUpdateAvailable(items: { recordId: string }[]): Promise<void> {
    return records.readAgain(items.map((item) => item.recordId));
}

/** A field's value, through its parents where the name has dots; undefined where the record has it not. */
export function getFieldValue(record: records.RecordData | undefined, field: FieldName): unknown {
    return fieldOf(record, field)?.value;
}

/** A field's value as it is shown to the user. */
export function getFieldDisplayValue(record: records.RecordData | undefined, field: FieldName): unknown {
    return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: records.RecordData | undefined, field: FieldName): records.FieldValue | undefined {
    const [, ...path] = nameOf(field).split('.');
    let found: records.FieldValue | undefined = { value: record, displayValue: null };
    for (const name of path) {
        found = (found?.value as records.RecordData | null | undefined)?.fields[name];
    }
    return found;
}

/** The ids of the parents that a record shows. */
function parentsIn({ fields }: records.RecordData): string[] {
    const values = Object.values(fields).map((field) => field?.value as Partial<records.RecordData> | null | undefined);
    return values.flatMap((value) =>
        value?.id && value.fields ? [value.id, ...parentsIn(value as records.RecordData)] : []
    );
}

function namesOf(fields: FieldName | FieldName[] | undefined): string[] {
    return (Array.isArray(fields) ? fields : fields === undefined ? [] : [fields]).map(nameOf);
}

function nameOf(field: FieldName): string {
    return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function refuseUnknown(call: string, input: object, known: string[]): void {
    const unknown = Object.keys(input).find((name) => !known.includes(name));
    if (unknown) {
        throw new Error(`${call}: there is no parameter "${unknown}".`);
    }
}

/** Data of the platform cannot be changed by components. */
function frozen<T>(data: T): T {
    if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
        Object.freeze(data);
        Object.values(data).forEach(frozen);
    }
    return data;
}
