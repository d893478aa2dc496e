import type { Connection } from 'jsforce';
import { CommandError } from '../../command/commandError.ts';
import { POLICY_OBJECT, SAMPLE_OBJECTS, TRANSCRIPT, type SampleObject } from './sampleObjects.ts';

/** What this user may do with an object: the fields that may be given a value. */
export interface Described {
    fields: ReadonlySet<string>;
}

/**
 * The sample objects that the org has, as this user sees them.
 *
 * @throws CommandError where the product is not there, or this user may not make its records
 */
export async function describeObjects(connection: Connection): Promise<Map<string, Described>> {
    const { sobjects } = await connection.describeGlobal();
    const there = new Map(sobjects.map(({ name, createable }) => [name, createable]));
    if (!there.has(POLICY_OBJECT)) {
        throw new CommandError(
            `${connection.instanceUrl} has no ${POLICY_OBJECT}, or hides it from you: run "npm run deploy -- --assign Chat_Etiquette_Admin" first.`
        );
    }
    const hasChat = there.get(TRANSCRIPT) === true;
    const objects = SAMPLE_OBJECTS.filter(({ name, needsChat }) => there.get(name) === true && (hasChat || !needsChat));
    const missing = SAMPLE_OBJECTS.filter((object) => !object.needsChat && !objects.includes(object));
    if (missing.length > 0) {
        throw new CommandError(
            `You may not create ${missing.map(({ name }) => name).join(', ')}. Assign yourself "Chat_Etiquette_Admin": npm run deploy -- --assign Chat_Etiquette_Admin.`
        );
    }
    const described = await Promise.all(
        objects.map(async ({ name }): Promise<[string, Described]> => {
            const { fields } = await connection.sobject(name).describe();
            return [name, { fields: new Set(fields.filter((each) => each.createable).map((each) => each.name)) }];
        })
    );
    checkOpened(objects, new Map(described));
    return new Map(described);
}

/** Names the permission set that is missing, before the org refuses records in words that do not. */
function checkOpened(objects: readonly SampleObject[], described: ReadonlyMap<string, Described>): void {
    const closed = objects.flatMap(({ name, opened }) => {
        const fields = opened?.fields.filter((field) => described.get(name)?.fields.has(field) !== true) ?? [];
        return opened && fields.length > 0 ? [{ words: `${name} (${fields.join(', ')})`, by: opened.by }] : [];
    });
    if (closed.length > 0) {
        const sets = [...new Set(closed.map(({ by }) => by))];
        throw new CommandError(
            `You may not write ${closed.map(({ words }) => words).join(', ')}: you lack the permission set ${sets.join(' and ')}. Assign it: npx sf org assign permset ${sets.map((name) => `--name ${name}`).join(' ')}`
        );
    }
}
