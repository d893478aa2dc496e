import { ApiError } from '../api/apiError.ts';
import type { Exchange } from '../api/exchange.ts';
import { SOAP_LIMIT, SOAP_LOGIN_GONE } from '../api/limits.ts';
import { checkMetadataAccess } from '../metadata/metadataAccess.ts';
import { metadataOperations } from '../metadata/metadataSoap.ts';
import type { MetadataStore } from '../metadata/metadataStore.ts';
import type { Sessions } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import { readEnvelope, soapAnswer, soapFault } from './envelope.ts';

const PATH = /^\/services\/Soap\/(?<service>[cmsu])\/(?<version>\d+(?:\.\d+)?)(?:\/|$)/;
const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const XML = { 'Content-Type': 'text/xml;charset=UTF-8' };
const FAULT_STATUS = 500;

/** What SOAP calls need. */
export interface SoapServices {
    org: Org;
    sessions: Sessions;
    metadata: MetadataStore;
}

/** Answers a SOAP call: the Metadata API, and that there is no login by password. */
export async function soap(services: SoapServices, exchange: Exchange): Promise<void> {
    try {
        exchange.raw(200, await answer(services, exchange), XML);
    } catch (error) {
        if (!(error instanceof ApiError)) {
            throw error;
        }
        exchange.raw(FAULT_STATUS, soapFault(error.errorCode, error.message), XML);
    }
}

async function answer(services: SoapServices, exchange: Exchange): Promise<string> {
    const groups = PATH.exec(exchange.path)?.groups;
    if (!groups || exchange.method !== 'POST') {
        throw new ApiError('INVALID_OPERATION', 'There is no such SOAP service');
    }
    const { operation, sessionId } = readEnvelope(await exchange.text(SOAP_LIMIT));
    if (operation.name === 'login') {
        throw loginRefused(Number(groups['version']));
    }
    const userId = services.sessions.userOf(sessionId ?? '');
    if (userId === undefined) {
        throw new ApiError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
    }
    const work =
        groups['service'] === 'm' && Object.hasOwn(metadataOperations, operation.name)
            ? metadataOperations[operation.name]
            : undefined;
    if (!work) {
        throw new ApiError('INVALID_OPERATION', `No operation available for request ${operation.name}`);
    }
    checkMetadataAccess(services.org, userId);
    return soapAnswer(operation.name, await work(services.metadata, operation, userId), METADATA);
}

function loginRefused(version: number): ApiError {
    if (version >= SOAP_LOGIN_GONE) {
        const message = `SOAP API login() is not available in API version ${version}. It was removed in version ${SOAP_LOGIN_GONE}.0; use OAuth`;
        return new ApiError('UNSUPPORTED_API_VERSION', message);
    }
    return new ApiError('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.');
}
