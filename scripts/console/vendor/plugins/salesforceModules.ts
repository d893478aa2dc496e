import path from 'node:path';

import type { Plugin } from 'rollup';

import type { Labels } from '../metadata/labels.ts';
import type { Places } from '../places.ts';

const PREFIX = '\0salesforce:';

/** What the `@salesforce/*` modules are made from. */
export interface SalesforceContent {
    labels: Labels;
    messageChannels: string[];
}

/** Answers imports of `@salesforce/*` from the packages' own metadata; anything it cannot answer is an error. */
export function salesforceModules(places: Places, content: SalesforceContent): Plugin {
    const session = JSON.stringify(path.join(places.page, 'session/session.ts'));
    const language = JSON.stringify(path.join(places.page, 'session/language.ts'));

    const codeOf = (source: string): string | undefined => {
        const [kind = '', ...rest] = source.slice('@salesforce/'.length).split('/');
        const name = rest.join('/');
        switch (kind) {
            case 'label': {
                const label = name.replace(/^c\./, '');
                if (content.labels.en?.[label] === undefined) {
                    return undefined;
                }
                return `import { label } from ${language}; export default label(${JSON.stringify(label)});`;
            }
            case 'messageChannel':
                if (!content.messageChannels.includes(name)) {
                    return undefined;
                }
                return `export default { channelName: ${JSON.stringify(name)} };`;
            case 'schema': {
                const [objectApiName, fieldApiName] = name.split('.');
                return `export default ${JSON.stringify(fieldApiName ? { objectApiName, fieldApiName } : { objectApiName })};`;
            }
            case 'user':
                return name === 'Id'
                    ? `import { session } from ${session}; export default session().userId;`
                    : undefined;
            case 'i18n':
                return `import { i18n } from ${language}; export default i18n(${JSON.stringify(name)});`;
            case 'client':
                return name === 'formFactor' ? `export default 'Large';` : undefined;
            default:
                return undefined;
        }
    };

    return {
        name: 'salesforce-modules',
        resolveId(source, importer) {
            if (!source.startsWith('@salesforce/')) {
                return null;
            }
            if (codeOf(source) === undefined) {
                throw new Error(
                    `${importer ?? 'a page'} imports ${source}: no metadata in the packages answers that import.`
                );
            }
            return PREFIX + source;
        },
        load(id) {
            return id.startsWith(PREFIX) ? (codeOf(id.slice(PREFIX.length)) ?? null) : null;
        }
    };
}
