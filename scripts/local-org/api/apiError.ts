/** One error as Salesforce's APIs give it; the REST API answers with a list of these. */
export interface ErrorBody {
    errorCode: string;
    message: string;
    fields?: string[];
}

/** A request that the org refuses. What is thrown here reaches the client in the form of the API that it called. */
export class ApiError extends Error {
    readonly errorCode: string;
    readonly status: number;
    /** The fields that the error is about, by API name. */
    readonly fields: string[];
    /** Everything that is wrong, this error first, where a record fails several checks at once. */
    readonly all: ErrorBody[];

    constructor(
        errorCode: string,
        message: string,
        about: { fields?: string[]; status?: number; all?: ErrorBody[] } = {}
    ) {
        super(message);
        this.name = 'ApiError';
        this.errorCode = errorCode;
        this.status = about.status ?? 400;
        this.fields = about.fields ?? [];
        this.all = about.all ?? [{ errorCode, message, fields: this.fields }];
    }
}

/** There is nothing under this address or id. */
export function notFound(message = 'The requested resource does not exist'): ApiError {
    return new ApiError('NOT_FOUND', message, { status: 404 });
}
