/**
 * Chat transcripts contain HTML entities. Only the names of letters and apostrophes are decoded to their characters;
 * every other known name is a sign, and normalization replaces signs with spaces.
 */
const LATIN_LETTERS =
    'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const GREEK_LETTERS =
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
const SIGNS =
    'quot amp lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy laquo not shy reg macr deg plusmn sup2 sup3 acute para middot cedil sup1 raquo frac14 frac12 frac34 iquest circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash sbquo ldquo rdquo bdquo dagger Dagger bull hellip permil prime Prime lsaquo rsaquo oline frasl euro trade larr uarr rarr darr harr hearts spades clubs diams excl num dollar percnt lpar rpar ast plus comma period sol colon semi equals quest commat lsqb rsqb lbrack rbrack bsol Hat lowbar grave lcub rcub lbrace rbrace verbar vert Tab NewLine check';
const LONE: Record<string, string> = {
    apos: "'",
    lsquo: '‘',
    rsquo: '’',
    rsquor: '’',
    ordf: 'ª',
    ordm: 'º',
    micro: 'µ',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    fnof: 'ƒ'
};

/** The curly apostrophes of Windows-1252, whose numbers browsers decode in the same way. */
const WINDOWS_APOSTROPHES: Record<number, string> = { 145: '‘', 146: '’' };

function inOrder(names: string, first: number): [string, string][] {
    return names.split(' ').map((name, index) => [name, String.fromCharCode(first + index)]);
}

const NAMED = new Map<string, string>([
    ...inOrder(LATIN_LETTERS, 0xc0),
    ...inOrder(GREEK_LETTERS, 0x391),
    ...SIGNS.split(' ').map((name): [string, string] => [name, ' ']),
    ...Object.entries(LONE)
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
