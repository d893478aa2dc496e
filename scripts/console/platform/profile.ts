import { readFileSync } from 'node:fs';
import { TRAITS, type PlatformProfile, type TraitName } from './traits.ts';

const NAMES = Object.keys(TRAITS) as TraitName[];

/** The readings that stand under one heading of every trait. */
function readingsOf(which: (name: TraitName) => string): PlatformProfile {
    return Object.fromEntries(NAMES.map((name) => [name, which(name)])) as PlatformProfile;
}

/** The platform as Salesforce documents it. */
export const DOCUMENTED = readingsOf((name) => TRAITS[name].documented);
/** The platform with the worse reading of every trait. */
export const HOSTILE = readingsOf((name) => TRAITS[name].hostile);

const NAMED: Record<string, PlatformProfile> = { documented: DOCUMENTED, hostile: HOSTILE };

/** A profile with each trait's reading as `pick` has it, such as by chance. */
export function drawProfile(pick: (readings: string[]) => string): PlatformProfile {
    return readingsOf((name) => pick(Object.keys(TRAITS[name].readings)));
}

/**
 * A profile from the readings it names; the others are as documented.
 *
 * @throws Error naming the first trait or reading that there is not, and those that there are
 */
export function profileFrom(value: unknown): PlatformProfile {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Error('A platform profile is a JSON object, such as {"toolkitResult": "undefined"}.');
    }
    for (const [name, reading] of Object.entries(value)) {
        if (!Object.hasOwn(TRAITS, name)) {
            throw new Error(`There is no trait "${name}". There are: ${NAMES.join(', ')}.`);
        }
        const readings = Object.keys(TRAITS[name as TraitName].readings);
        if (!readings.includes(String(reading))) {
            throw new Error(`${name} is ${JSON.stringify(reading)}; it is one of ${readings.join(', ')}.`);
        }
    }
    return { ...DOCUMENTED, ...(value as Partial<PlatformProfile>) };
}

/**
 * The profile of that name (`documented`, `hostile`), or the one in that JSON file.
 *
 * @throws Error saying what cannot be read, or is no profile
 */
export function readProfile(nameOrFile: string): PlatformProfile {
    const named = Object.hasOwn(NAMED, nameOrFile) ? NAMED[nameOrFile] : undefined;
    if (named) {
        return named;
    }
    let text: string;
    try {
        text = readFileSync(nameOrFile, 'utf8');
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const known = Object.keys(NAMED).join(', ');
        throw new Error(`${nameOrFile} cannot be read (${code ?? 'unknown'}). Name a JSON file, or one of ${known}.`, {
            cause: error
        });
    }
    try {
        return profileFrom(JSON.parse(text));
    } catch (error) {
        throw new Error(`${nameOrFile}: ${(error as Error).message}`, { cause: error });
    }
}
