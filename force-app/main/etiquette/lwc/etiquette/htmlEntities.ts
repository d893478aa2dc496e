/** The names of the characters from U+00A0 on, in order. */
const LATIN =
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
/** From U+0391 on. */
const GREEK =
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
const OTHERS =
    'apos lsquo rsquo rsquor OElig oelig Scaron scaron Yuml fnof quot amp lt gt circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash sbquo ldquo rdquo bdquo dagger Dagger bull hellip permil prime Prime lsaquo rsaquo oline frasl euro trade larr uarr rarr darr harr hearts spades clubs diams excl num dollar percnt lpar rpar ast plus comma period sol colon semi equals quest commat lsqb rsqb lbrack rbrack bsol Hat lowbar grave lcub rcub lbrace rbrace verbar vert Tab NewLine check';
const OTHER_CHARACTERS =
    '\'‘’’ŒœŠšŸƒ"&<>ˆ˜\u2002\u2003\u2009\u200c\u200d\u200e\u200f–—‚“”„†‡•…‰′″‹›‾⁄€™←↑→↓↔♥♠♣♦!#$%()*+,./:;=?@[][]\\^_`{}{}||\t\n✓';

/** The curly apostrophes of Windows-1252, whose numbers browsers decode in the same way. */
const WINDOWS_APOSTROPHES: Record<number, string> = { 145: '‘', 146: '’' };

function inOrder(names: string, first: number): [string, string][] {
    return names.split(' ').map((name, index) => [name, String.fromCharCode(first + index)]);
}

const NAMED = new Map<string, string>([
    ...inOrder(LATIN, 0xa0),
    ...inOrder(GREEK, 0x391),
    ...OTHERS.split(' ').map((name, index): [string, string] => [name, OTHER_CHARACTERS.charAt(index)])
]);

const LAST_CODE_POINT = 0x10ffff;

function character(code: number): string {
    if (!(code > 0 && code <= LAST_CODE_POINT)) {
        return ' ';
    }
    return WINDOWS_APOSTROPHES[code] ?? String.fromCodePoint(code);
}

/**
 * Decodes the HTML entities of a text once. A name that is not an entity is left unchanged.
 *
 * @example decodeEntities('that&#39;s all') // "that's all"
 */
export function decodeEntities(text: string): string {
    return text.replace(
        /&(?:#(\d{1,9});?|#[xX]([\da-fA-F]{1,8});?|([A-Za-z][A-Za-z\d]*);)/g,
        (whole, decimal?: string, hexadecimal: string = '', name?: string) => {
            if (name !== undefined) {
                return NAMED.get(name) ?? whole;
            }
            return character(decimal === undefined ? parseInt(hexadecimal, 16) : Number(decimal));
        }
    );
}
