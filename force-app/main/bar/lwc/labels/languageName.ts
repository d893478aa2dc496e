import lang from '@salesforce/i18n/lang';

/**
 * Returns what the agent's language calls a language, by its code.
 * @example languageName('pt_br') // 'Brazilian Portuguese'
 */
export function languageName(code: string): string {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(code.replaceAll('_', '-')) ?? code;
}
