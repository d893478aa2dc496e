import { ApiError } from '../api/apiError.ts';
import type { Answer } from '../api/call.ts';
import { fieldOf, type SObject } from '../schema/sobject.ts';

interface RecordError {
    constituentField: string | null;
    duplicateRecordError: null;
    errorCode: string;
    field: string | null;
    fieldLabel: string | null;
    message: string;
}

const SAVING = 'An error occurred while trying to update the record. Please try again.';

/** What the UI API answers where a record cannot be saved: which fields are wrong, and why. */
export function recordErrors(error: ApiError, object: SObject | undefined): Answer {
    const errors: RecordError[] = [];
    const fieldErrors: Record<string, RecordError[]> = {};
    for (const { errorCode, message, fields } of error.all) {
        const names = fields ?? [];
        if (names.length === 0) {
            errors.push({
                constituentField: null,
                duplicateRecordError: null,
                errorCode,
                field: null,
                fieldLabel: null,
                message
            });
        }
        for (const name of names) {
            const field = object && fieldOf(object, name);
            const own = {
                constituentField: null,
                duplicateRecordError: null,
                errorCode,
                field: name,
                fieldLabel: field?.label ?? name,
                message
            };
            fieldErrors[name] = [...(fieldErrors[name] ?? []), own];
        }
    }
    const body = {
        errorCode: error.errorCode,
        message: SAVING,
        statusCode: error.status,
        enhancedErrorType: 'RecordError',
        output: { errors, fieldErrors }
    };
    return { status: error.status, body };
}
