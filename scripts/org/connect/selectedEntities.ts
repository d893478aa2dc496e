import { rootOf, textIn } from '../doctor/pageXml.ts';

const MEMBERS = 'platformEventChannelMembers/';
/** The channel of Setup, Change Data Capture. What is on a custom channel alone is for those who follow that one. */
const STANDARD_CHANNEL = 'ChangeEvents';

/**
 * Returns the entities that an org has selected for change events, as `AgentWorkChangeEvent`, with the name of the
 * channel member that selects each.
 *
 * @param files retrieved metadata by its paths
 */
export function selectedEntities(files: ReadonlyMap<string, string>): Map<string, string> {
    return new Map(
        [...files].flatMap(([path, xml]): [string, string][] => {
            if (!path.startsWith(MEMBERS)) {
                return [];
            }
            const root = rootOf(xml);
            const entity = textIn(root, 'selectedEntity');
            return entity !== undefined && textIn(root, 'eventChannel') === STANDARD_CHANNEL
                ? [[entity, path.slice(MEMBERS.length).replace(/\.\w+$/, '')]]
                : [];
        })
    );
}
