import { ApiError } from '../api/apiError.ts';

/** A statement that does not parse, or that asks for what this org does not support. */
export function malformed(message: string): ApiError {
    return new ApiError('MALFORMED_QUERY', message);
}

/** A field, or a use of it, that there is not. */
export function invalidField(message: string): ApiError {
    return new ApiError('INVALID_FIELD', message);
}

/** A field that is not there, or that this user may not see. */
export function noSuchColumn(name: string, object: string): ApiError {
    return invalidField(
        `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append ` +
            "the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    );
}

/** A relationship that is not there. */
export function noSuchRelationship(name: string): ApiError {
    return invalidField(
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be ` +
            "sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call " +
            'for the appropriate names.'
    );
}

/** An object that is not there, or that this user may not see. */
export function unsupportedObject(name: string): ApiError {
    return new ApiError(
        'INVALID_TYPE',
        `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
            "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
    );
}
