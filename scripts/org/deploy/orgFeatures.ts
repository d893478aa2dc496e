import type { Connection } from 'jsforce';
import { FEATURE_NAMES, type Feature } from '../../local-org/features.ts';
import { retrieved } from '../connect/retrieved.ts';
import { selectedEntities } from '../connect/selectedEntities.ts';
import { rootOf, textIn } from '../doctor/pageXml.ts';

const LANGUAGE = 'settings/Language.settings';

/** The object that no org has without the feature: conversations come with voice calls, too. */
const SIGNS: Readonly<Record<Exclude<Feature, 'translations'>, string>> = {
    messaging: 'MessagingSession',
    chat: 'LiveChatTranscript'
};

/** What an org has of what not every org has. */
export interface OrgFeatures {
    features: ReadonlySet<Feature>;
    objects: ReadonlySet<string>;
    /** Who selected an entity for change events: the names of the channel members by the entity. */
    selected: ReadonlyMap<string, string>;
}

/** Asks an org for its objects, its Translation Workbench and the change events that are selected. Changes nothing. */
export async function readFeatures(connection: Connection): Promise<OrgFeatures> {
    const [{ sobjects }, files] = await Promise.all([
        connection.describeGlobal(),
        retrieved(connection, { Settings: ['Language'], PlatformEventChannelMember: ['*'] })
    ]);
    const objects = new Set(sobjects.map(({ name }) => name));
    const language = files.get(LANGUAGE);
    const hasWorkbench = language !== undefined && textIn(rootOf(language), 'enableTranslationWorkbench') === 'true';
    return { features: featuresOf(objects, hasWorkbench), objects, selected: selectedEntities(files) };
}

/** Returns the features of an org with these objects. */
export function featuresOf(objects: ReadonlySet<string>, hasWorkbench: boolean): Set<Feature> {
    return new Set(
        FEATURE_NAMES.filter((feature) => (feature === 'translations' ? hasWorkbench : objects.has(SIGNS[feature])))
    );
}
