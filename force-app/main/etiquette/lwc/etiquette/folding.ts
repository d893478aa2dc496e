import { decodeEntities } from './htmlEntities';

const PLAIN = /^[\x20-\x25\x27-\x7e]*$/;

/**
 * A text as the rules compare it: HTML entities decoded, apostrophes straight, case folded, everything but letters,
 * digits and apostrophes made a space, runs of white space made one, none at either end.
 *
 * @example fold('Are you still&nbsp;there?') // 'are you still there'
 */
export const fold = (text: string): string => {
    if (PLAIN.test(text)) {
        return text
            .toLowerCase()
            .replace(/[^a-z\d']+/g, ' ')
            .trim();
    }
    return (
        decodeEntities(text)
            .replace(/[‘’‛ʼ]/g, "'")
            // Through the capitals, so that ß is ss and both small sigmas are one, as Unicode's case folding has it.
            .toUpperCase()
            .toLowerCase()
            .replace(/[^\p{L}\p{Nd}']+/gu, ' ')
            .trim()
    );
};
