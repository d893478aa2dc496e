import { errorMessage, isAccessRefusal, platformError } from 'c/platformError';

describe('What the platform refuses', () => {
    it('is told in the words of the record’s own error, with its code', () => {
        const error = platformError({
            status: 400,
            body: {
                message: 'An error occurred while trying to update the record.',
                errorCode: 'INVALID_INPUT',
                output: {
                    errors: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found: Etiquette_Key__c' }],
                    fieldErrors: {}
                }
            }
        });
        expect(error.message).toBe('duplicate value found: Etiquette_Key__c');
        expect(error.code).toBe('DUPLICATE_VALUE');
    });

    it('is told field by field', () => {
        const fieldErrors = { Subject: [{ message: 'Subject is too long' }], Origin: [{ message: 'Bad value' }] };
        expect(errorMessage({ body: { message: 'Review the errors', output: { errors: [], fieldErrors } } })).toBe(
            'Subject is too long; Bad value'
        );
    });

    it.each([
        [{ body: { message: 'No access' } }, 'No access'],
        [{ body: [{ message: 'No access', errorCode: 'FORBIDDEN' }] }, 'No access'],
        [new Error('No access'), 'No access'],
        ['No access', 'No access'],
        [
            { status: 503, statusText: 'Service Unavailable' },
            'The server refused without a reason. 503 Service Unavailable'
        ],
        [undefined, 'The server refused without a reason.']
    ])('is told whatever shape it has: %j', (error, words) => {
        expect(errorMessage(error)).toBe(words);
    });

    it('is told in the words of the streaming API, whose answers have no message', () => {
        const answer = {
            channel: '/meta/subscribe',
            successful: false,
            error: '403::User does not have permission to subscribe to this channel'
        };
        expect(errorMessage(answer)).toBe(answer.error);
        expect(errorMessage({ ...answer, message: 'Refused.' })).toBe('Refused.');
        expect(errorMessage({ status: 500, error: '' })).toBe('The server refused without a reason. 500');
    });

    it('stays the same where it is one already', () => {
        const error = platformError('No');
        expect(platformError(error)).toBe(error);
    });

    it.each([
        [{ status: 500, body: { message: 'Internal error' } }, true],
        [{ status: 503, body: 'Service Unavailable' }, true],
        [{ status: 0, body: {} }, true],
        [{ status: 408, body: {} }, true],
        [{ status: 429, body: {} }, true],
        [{ status: 404, body: {} }, false],
        [
            { status: 400, body: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' }] },
            true
        ],
        [{ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'Limit exceeded.' }] }, true],
        [new TypeError('Failed to fetch'), true],
        [new TypeError('x is undefined'), false],
        [{ status: 400, body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' }] }, false],
        [{ status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No access.' }] }, false],
        ['words', false]
    ])('knows of %o whether it may pass by itself: %s', (error, mayPass) => {
        expect(platformError(error).mayPass).toBe(mayPass);
    });

    it.each([
        [
            "Validation error (FieldUndefined@[uiapi/query/Case]) : Field 'Case' in type 'RecordQuery' is undefined",
            true
        ],
        [
            "Validation error (WrongType@[uiapi/query/Case]) : argument 'where' with value 'ObjectValue{objectFields=[]}' contains a field not in 'Case_Filter': 'Etiquette_Key__c'",
            true
        ],
        [
            "Validation error (WrongType@[uiapi/query/Case]) : argument 'first' with value 'StringValue{value='a'}' is not a valid 'Int'",
            false
        ],
        ['Query timed out', false]
    ])(
        'of GraphQL is for want of a right where the schema that the agent has lacks a name: %s',
        (message, isAccess) => {
            expect(isAccessRefusal({ message })).toBe(isAccess);
        }
    );
});
