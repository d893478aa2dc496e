import { decodeEntities } from './htmlEntities';

const PLAIN = /^[\x20-\x25\x27-\x7e]*$/;

/**
 * A text as the rules compare it: HTML entities decoded, apostrophes straight, case folded, everything but letters,
 * digits and apostrophes made a space, runs of white space made one, none at either end.
 *
 * @example fold('Are you still&nbsp;there?') // 'are you still there'
 */
export function fold(text: string): string {
    if (PLAIN.test(text)) {
        return text
            .toLowerCase()
            .replace(/[^a-z\d']+/g, ' ')
            .trim();
    }
    return (
        decodeEntities(text)
            .replace(/[‘’‛ʼ]/g, "'")
            // By way of the capitals, so that ß, ẞ and SS are one, as in Unicode's case folding.
            .toLowerCase()
            .toUpperCase()
            .toLowerCase()
            // Lower case writes a sigma by what follows it, punctuation included.
            .replaceAll('ς', 'σ')
            .replace(/[^\p{L}\p{Nd}']+/gu, ' ')
            .trim()
    );
}
