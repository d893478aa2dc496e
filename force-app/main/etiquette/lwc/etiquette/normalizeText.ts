import { decodeEntities } from './htmlEntities';

const PLAIN = /^[\x20-\x25\x27-\x7e]*$/;

/**
 * Normalizes a text for comparison: decodes HTML entities, straightens apostrophes, folds case, replaces everything but
 * letters, digits and apostrophes with spaces, collapses white space, and trims the ends.
 *
 * @example normalizeText('Are you still&nbsp;there?') // 'are you still there'
 */
export function normalizeText(text: string): string {
    if (PLAIN.test(text)) {
        return text
            .toLowerCase()
            .replace(/[^a-z\d']+/g, ' ')
            .trim();
    }
    return (
        decodeEntities(text)
            .replace(/[‘’‛ʼ]/g, "'")
            // Through upper case, so that ß, ẞ and SS are equal, as in Unicode case folding.
            .toLowerCase()
            .toUpperCase()
            .toLowerCase()
            // toLowerCase() writes a final sigma depending on what follows it, punctuation included.
            .replaceAll('ς', 'σ')
            .replace(/[^\p{L}\p{Nd}']+/gu, ' ')
            .trim()
    );
}
