import type { PlatformProfile } from '../../platform/traits.ts';
import type { Labels } from '../../vendor/metadata/labels.ts';

/** The words of a custom label in a language; the label's own where nobody, or no org, translates it. */
export function labelText(
    labels: Labels,
    name: string,
    language: string,
    { translations }: Pick<PlatformProfile, 'translations'>
): string {
    const translated = translations === 'accepted' ? labels[language]?.[name] : undefined;
    const words = translated ?? labels.en?.[name];
    if (words === undefined) {
        throw new Error(`There is no custom label ${name}.`);
    }
    return words;
}
