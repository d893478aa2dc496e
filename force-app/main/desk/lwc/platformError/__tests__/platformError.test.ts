import { platformError, wordsOf } from 'c/platformError';

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
        expect(wordsOf({ body: { message: 'Review the errors', output: { errors: [], fieldErrors } } })).toBe(
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
        expect(wordsOf(error)).toBe(words);
    });

    it('stays the same where it is one already', () => {
        const error = platformError('No');
        expect(platformError(error)).toBe(error);
    });
});
