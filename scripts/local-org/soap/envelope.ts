import { ApiError } from '../api/apiError.ts';
import { parseXml, XmlError } from '../../formats/xml/parseXml.ts';
import { child, escaped, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A SOAP message: what is asked, and with which session. */
export interface SoapMessage {
    operation: XmlNode;
    sessionId: string | undefined;
}

/** Reads a SOAP message. */
export function readEnvelope(text: string): SoapMessage {
    try {
        const envelope = parseXml(text);
        const header = child(envelope, 'Header');
        const session = header && child(header, 'SessionHeader');
        const [operation] = child(envelope, 'Body')?.children ?? [];
        if (!operation) {
            throw new ApiError('INVALID_SOAP', 'The SOAP message has no body', { status: 500 });
        }
        return { operation, sessionId: session && textOf(session, 'sessionId') };
    } catch (error) {
        if (!(error instanceof XmlError)) {
            throw error;
        }
        throw new ApiError('XML_PARSER_ERROR', `${error.message} Line ${error.line}, column ${error.column}`, {
            status: 500
        });
    }
}

/** The answer to an operation; a list becomes as many elements. */
export function soapAnswer(operation: string, result: unknown, namespace: string): string {
    const body = `<${operation}Response>${element('result', result)}</${operation}Response>`;
    return wrapped(body, `xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`);
}

/** The answer to an operation that is refused. */
export function soapFault(code: string, message: string): string {
    const fault = `<soapenv:Fault><faultcode>sf:${escaped(code)}</faultcode><faultstring>${escaped(`${code}: ${message}`)}</faultstring></soapenv:Fault>`;
    return wrapped(fault, 'xmlns:sf="http://soap.sforce.com/2006/04/metadata"');
}

function wrapped(body: string, namespaces: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}" ${namespaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function element(name: string, value: unknown): string {
    if (Array.isArray(value)) {
        return value.map((each) => element(name, each)).join('');
    }
    if (value === null || value === undefined) {
        return '';
    }
    if (typeof value === 'object') {
        const inner = Object.entries(value)
            .map(([key, each]) => element(key, each))
            .join('');
        return `<${name}>${inner}</${name}>`;
    }
    return `<${name}>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</${name}>`;
}
