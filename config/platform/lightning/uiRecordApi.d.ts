/** Records through Lightning Data Service. */
declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';

    export interface FieldValue {
        value: string | number | boolean | null | RecordData;
        displayValue: string | null;
    }
    export interface RecordData {
        apiName: string;
        id: string;
        fields: Record<string, FieldValue | undefined>;
        lastModifiedDate?: string;
    }
    /** What a failed call rejects with, and a wire gives as its error. */
    export interface FetchResponse {
        status?: number;
        statusText?: string;
        body?: RecordErrorBody | { message?: string; errorCode?: string }[];
    }
    export interface RecordErrorBody {
        message?: string;
        errorCode?: string;
        output?: {
            errors?: { errorCode?: string; message?: string; field?: string | null }[];
            fieldErrors?: Record<string, { errorCode?: string; message?: string }[]>;
        };
    }
    export interface RecordResult {
        data?: RecordData;
        error?: FetchResponse;
    }
    export type FieldValues = Record<string, string | number | boolean | null>;

    /** Reads one record and keeps up with it. `fields` that the user cannot see fail; `optionalFields` are left out. */
    export const getRecord: WireAdapterConstructor<
        { recordId: string | undefined; fields?: string[]; optionalFields?: string[] },
        RecordResult | undefined
    >;
    export function createRecord(input: { apiName: string; fields: FieldValues }): Promise<RecordData>;
    /** `fields` holds the record's `Id`. */
    export function updateRecord(input: { fields: FieldValues }): Promise<RecordData>;
    export function deleteRecord(recordId: string): Promise<void>;
    /** Says that these records changed on the server: what is wired to them is read again. */
    export function notifyRecordUpdateAvailable(items: { recordId: string }[]): Promise<void>;
    export function getFieldValue(record: RecordData | undefined, field: string): unknown;
}
