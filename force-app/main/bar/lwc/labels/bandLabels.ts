import bandEnded from '@salesforce/label/c.Etiquette_Band_Ended';
import bandOffered from '@salesforce/label/c.Etiquette_Band_Offered';
import bandQueue from '@salesforce/label/c.Etiquette_Band_Queue';
import bandSilent from '@salesforce/label/c.Etiquette_Band_Silent';
import bandYours from '@salesforce/label/c.Etiquette_Band_Yours';

const BAND_LABELS = {
    yours: bandYours,
    offered: bandOffered,
    silent: bandSilent,
    queue: bandQueue,
    ended: bandEnded
} as const;

/** The name of a part of the list, as agents read it. */
export function bandLabel(band: keyof typeof BAND_LABELS): string {
    return BAND_LABELS[band];
}
