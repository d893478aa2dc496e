import { API_VERSION } from '../connect/targetOrg.ts';

/** The source as an org takes it, and where each component came from. */
export interface SourcePackage {
    zip: Buffer;
    components: number;
    /** The source files of a component. */
    filesOf(type: string, fullName: string): string[];
}

/**
 * Zips package directories in the format of the Metadata API by the library of the sf CLI, so that both leave out
 * exactly what `.forceignore` says.
 */
export const sourcePackage = async (directories: string[]): Promise<SourcePackage> => {
    // The library would write a log.
    process.env.SF_DISABLE_LOG_FILE ??= 'true';
    const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
    const components = ComponentSet.fromSource({ fsPaths: directories });
    components.apiVersion = API_VERSION;
    components.sourceApiVersion = API_VERSION;
    const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
    if (!zipBuffer) throw new Error(`Nothing to deploy in ${directories.join(', ')}.`);
    return {
        zip: zipBuffer,
        components: components.size,
        filesOf: (type, fullName) => components.getComponentFilenamesByNameAndType({ type, fullName })
    };
};
