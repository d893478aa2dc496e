import type { Connection } from 'jsforce';
import { FEATURE_NAMES, FEATURES, type Feature } from '../../local-org/features.ts';
import { retrieved } from '../connect/retrieved.ts';
import { selectedEntities } from '../connect/selectedEntities.ts';
import { rootOf, textIn } from '../doctor/pageXml.ts';

const LANGUAGE = 'settings/Language.settings';

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
    const has = (feature: Feature): boolean =>
        feature === 'translations' ? hasWorkbench : FEATURES[feature].objects.some((name) => objects.has(name));
    return { features: new Set(FEATURE_NAMES.filter(has)), objects, selected: selectedEntities(files) };
}
