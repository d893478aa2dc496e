const LONG = 4_000;

/** What clients type who mean no good, or only have an odd keyboard. */
export const HOSTILE_TEXTS: readonly string[] = [
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    '"><svg onload=alert(1)>',
    '\u202Eesrever ni siht daer\u202C and \u2066mixed\u2069',
    'zero\u200Bwidth\u200D\uFEFF and \u00ADsoft',
    '👩‍👩‍👧‍👦 🇩🇪 e\u0301 Z̸͔͌a̷̰̿l̴̗̈g̶̱̕o̷̘̎',
    '=HYPERLINK("http://example.com","click") +1-1@SUM(A1)',
    '{caseNumber} {0} $& $1 \\u0000 %s',
    'a'.repeat(LONG),
    '𝕴 '.repeat(LONG / 4),
    '\n\n\n\t\n.',
    'null',
    "Robert'); DROP TABLE Case;--"
];

/** What clients call themselves who mean no good. */
export const HOSTILE_NAMES: readonly string[] = [
    '<b>Bold</b>',
    '\u202Egnoreb',
    '=1+1',
    'N\u200Bull',
    '🎉🎉',
    'x'.repeat(80),
    'O\'Brien "the" <i>'
];
