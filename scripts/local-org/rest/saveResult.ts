import { ApiError, type ErrorBody } from '../api/apiError.ts';

/** One record's part of an answer about several. */
export interface SaveResult {
    id?: string;
    success: boolean;
    errors: { statusCode: string; message: string; fields: string[] }[];
    created?: boolean;
}

/** The answer about a record that was refused; anything else that went wrong is thrown on. */
export function failure(error: unknown): SaveResult {
    if (!(error instanceof ApiError)) {
        throw error;
    }
    return { success: false, errors: error.all.map(asSaveError) };
}

/** The answer about a record whose fellow was refused, where all or none are saved. */
export function rolledBack(): SaveResult {
    const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
    return { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }] };
}

function asSaveError({ errorCode, message, fields }: ErrorBody): SaveResult['errors'][number] {
    return { statusCode: errorCode, message, fields: fields ?? [] };
}
