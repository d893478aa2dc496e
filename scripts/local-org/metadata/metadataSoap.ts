import { ApiError } from '../api/apiError.ts';
import { ZIP_LIMIT } from '../api/limits.ts';
import { FEATURE_NAMES, FEATURES } from '../features.ts';
import { makeId } from '../ids/recordId.ts';
import type { Org } from '../org.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { writeZip } from '../../formats/zip/writeZip.ts';
import type { Component } from './component.ts';
import type { Stamp } from './catalogue.ts';
import { deployResult } from './deployResult.ts';
import type { Manifest } from './manifest.ts';
import type { MetadataStore } from './metadataStore.ts';
import { OBJECT_PARTS } from '../../formats/package/objectParts.ts';
import { retrieve } from './retrieve.ts';
import { METADATA_TYPES, type MetadataType } from '../../formats/package/metadataTypes.ts';

type Operation = (store: MetadataStore, message: XmlNode, userId: string) => unknown;

/** The operations of the SOAP Metadata API, by name. */
export const metadataOperations: Record<string, Operation> = {
    deploy: startDeploy,
    checkDeployStatus: (store, message) => {
        const withDetails = textOf(message, 'includeDetails') === 'true';
        return deployResult(
            store.org,
            store.deployed(textOf(message, 'asyncProcessId') ?? textOf(message, 'id') ?? ''),
            withDetails
        );
    },
    retrieve: startRetrieve,
    checkRetrieveStatus,
    listMetadata,
    describeMetadata: ({ org }) => ({
        metadataObjects: typesOf(org).map(({ name, folder, suffix, bundle, meta, inFolder }) => ({
            ...(name === 'CustomObject' && { childXmlNames: OBJECT_PARTS.map(({ type }) => type) }),
            ...(name === 'CustomLabels' && { childXmlNames: ['CustomLabel'] }),
            directoryName: folder,
            inFolder,
            metaFile: meta || bundle,
            suffix,
            xmlName: name
        })),
        organizationNamespace: '',
        partialSaveAllowed: true,
        testRequired: false
    })
};

/** The types that the org takes: those of a feature that it lacks are not named. */
function typesOf({ features }: Org): readonly MetadataType[] {
    const lacking = FEATURE_NAMES.filter((feature) => !features.has(feature)).map((feature) => FEATURES[feature]);
    return METADATA_TYPES.filter(({ name }) => !lacking.some(({ types }) => types.includes(name)));
}

/** The zip of a deploy in base64, as long as it may be. */
function readBase64(text: string): Buffer {
    const zip = Buffer.from(text.replace(/\s+/g, ''), 'base64');
    if (zip.length > ZIP_LIMIT) {
        throw new ApiError('LIMIT_EXCEEDED', `The zip is larger than ${ZIP_LIMIT} bytes`);
    }
    return zip;
}

async function startDeploy(store: MetadataStore, message: XmlNode, userId: string): Promise<unknown> {
    const zip = readBase64(textOf(message, 'ZipFile') ?? '');
    const node = child(message, 'DeployOptions');
    const options = Object.fromEntries((node?.children ?? []).map(({ name, text }) => [name, text.trim()]));
    const { id } = await store.deploy({ zip, checkOnly: options['checkOnly'] === 'true', options, userId });
    return { done: false, id, state: 'Queued' };
}

function startRetrieve(store: MetadataStore, message: XmlNode): unknown {
    const request = child(message, 'retrieveRequest') ?? child(message, 'request') ?? message;
    const unpackaged = child(request, 'unpackaged');
    const manifest: Manifest = new Map();
    for (const types of unpackaged ? childrenNamed(unpackaged, 'types') : []) {
        manifest.set(
            textOf(types, 'name') ?? '',
            new Set(childrenNamed(types, 'members').map(({ text }) => text.trim()))
        );
    }
    const id = makeId('09S', store.org.counters.next('retrieves'));
    store.keepRetrieved(id, retrieve(store.catalogue, manifest));
    return { done: false, id, state: 'Queued' };
}

function checkRetrieveStatus(store: MetadataStore, message: XmlNode): unknown {
    const id = textOf(message, 'asyncProcessId') ?? textOf(message, 'id') ?? '';
    const { files, properties, messages } = store.retrieved(id);
    const withZip = textOf(message, 'includeZip') !== 'false';
    const zip = withZip
        ? writeZip(new Map([...files].map(([path, content]) => [`unpackaged/${path}`, content])))
        : undefined;
    return {
        done: true,
        fileProperties: properties.map(({ component, stamp, fileName }) =>
            fileProperties(store, component, stamp, `unpackaged/${fileName}`)
        ),
        id,
        messages,
        status: 'Succeeded',
        success: true,
        ...(zip && { zipFile: zip.toString('base64') })
    };
}

function listMetadata(store: MetadataStore, message: XmlNode): unknown {
    const types = new Set(childrenNamed(message, 'queries').map((query) => textOf(query, 'type')));
    return [...store.catalogue.components].flatMap(([key, component]) => {
        const stamp = store.catalogue.stamps.get(key);
        const [fileName = ''] = component.files.keys();
        return stamp && types.has(component.type) ? [fileProperties(store, component, stamp, fileName)] : [];
    });
}

function fileProperties(
    { org }: MetadataStore,
    component: Component,
    stamp: Stamp,
    fileName: string
): Record<string, unknown> {
    const name = String(org.database.get('SELECT Name FROM o_User WHERE Id = ?', org.adminId)?.['Name'] ?? '');
    return {
        createdById: org.adminId,
        createdByName: name,
        createdDate: new Date(stamp.createdAt).toISOString(),
        fileName,
        fullName: component.fullName,
        id: stamp.id,
        lastModifiedById: org.adminId,
        lastModifiedByName: name,
        lastModifiedDate: new Date(stamp.changedAt).toISOString(),
        manageableState: 'unmanaged',
        type: component.type
    };
}
