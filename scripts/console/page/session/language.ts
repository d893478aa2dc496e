import { labelText } from './labelText.ts';
import { platform } from './platform.ts';
import { labels } from '../product.ts';

const asked = new URLSearchParams(location.search).get('language') ?? 'en';
const language = labels[asked] ? asked : 'en';

const I18N: Record<string, unknown> = {
    lang: language,
    locale: language === 'de' ? 'de-DE' : 'en-US',
    dir: 'ltr',
    currency: 'EUR',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
};

/** The words of a custom label in the page's language; where it is not translated, the label's own. */
export function label(name: string): string {
    return labelText(labels, name, language, platform());
}

/** What `@salesforce/i18n/NAME` says. */
export function i18n(name: string): unknown {
    if (!(name in I18N)) {
        throw new Error(`@salesforce/i18n/${name} is not something the local console knows.`);
    }
    return I18N[name];
}
