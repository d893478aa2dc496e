import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Feature } from '../../local-org/features.ts';
import { featuresNeededBy } from '../../metadata/project/packageFeatures.ts';
import { rootOf, textIn } from '../doctor/pageXml.ts';
import type { OrgFeatures } from './orgFeatures.ts';
import { sourceFiles } from './sourceFiles.ts';

/** Something that a deploy does not send, and why. */
export interface LeftOut {
    what: string;
    because: string;
}

/** What of the source an org can take. */
export interface Fitting {
    /** Package directories, as paths from the project's folder. */
    directories: string[];
    /** Files of these directories that are not sent. */
    files: ReadonlySet<string>;
    leftOut: LeftOut[];
}

const WHY: Readonly<Record<Feature, string>> = {
    messaging:
        'the org has no Messaging, or you may not see it. Setup, Messaging Settings: turn it on, then deploy again.',
    chat: 'the org has no Chat, which Salesforce retired on 14 February 2026.',
    translations:
        'Translation Workbench is off, so agents read English. Setup, Translation Language Settings: Enable, then deploy again.'
};
const MEMBER = /(?<name>[^/\\]+)\.platformEventChannelMember-meta\.xml$/;
const CHANGE_EVENTS = 'force-app/change-events';
const ROUTING = 'force-app/routing';
/** The object that every org with Omni-Channel has. */
const WORK = 'AgentWork';
const TURN_ON = 'Setup, Omni-Channel Settings: turn it on, then deploy again.';

/** Leaves out of package directories what this org would refuse, and says why. */
export function fitting(project: string, wanted: readonly string[], org: OrgFeatures): Fitting {
    const leftOut: LeftOut[] = [];
    const directories = wanted.filter((path) => {
        const because = whyNotSend(path, org);
        if (because !== undefined) {
            leftOut.push({ what: path, because });
        }
        return because === undefined;
    });
    const files = new Set<string>();
    const members = sourceFiles(
        project,
        directories.map((path) => join(project, path))
    ).filter((file) => MEMBER.test(file));
    for (const file of members) {
        const because = whyNotSelect(file, org);
        if (because !== undefined) {
            files.add(file);
            leftOut.push({ what: basename(file).replace(/\..*/, ''), because });
        }
    }
    return { directories, files, leftOut };
}

function whyNotSend(path: string, { features, objects }: OrgFeatures): string | undefined {
    const [missing] = featuresNeededBy(path).filter((feature) => !features.has(feature));
    // Of change events each is for an object of its own.
    if (missing !== undefined && path !== CHANGE_EVENTS) {
        return WHY[missing];
    }
    return path === ROUTING && !objects.has(WORK)
        ? `Omni-Channel is off, or you may not see it. ${TURN_ON}`
        : undefined;
}

function whyNotSelect(file: string, { features, objects, selected }: OrgFeatures): string | undefined {
    const entity = textIn(rootOf(readFileSync(file, 'utf8')), 'selectedEntity') ?? '';
    if (entity.startsWith('Messaging') && !features.has('messaging')) {
        return WHY.messaging;
    }
    const object = entity.replace(/ChangeEvent$/, '');
    // Objects of our own come with the deploy.
    if (!object.endsWith('__') && !objects.has(object)) {
        return `the org has no ${object}, or you may not see it. ${TURN_ON}`;
    }
    const owner = selected.get(entity);
    const own = MEMBER.exec(file)?.groups?.['name'];
    return owner === undefined || owner === own ? undefined : `${entity} is selected in the org already (${owner}).`;
}
