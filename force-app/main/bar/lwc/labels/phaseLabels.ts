import phaseEnded from '@salesforce/label/c.Etiquette_Phase_Ended';
import phaseOffered from '@salesforce/label/c.Etiquette_Phase_Offered';
import phaseWaiting from '@salesforce/label/c.Etiquette_Phase_Waiting';
import type { ChatView } from 'c/session';

const PHASE_LABELS: Record<ChatView['phase'], string> = {
    offered: phaseOffered,
    waiting: phaseWaiting,
    accepted: '',
    ended: phaseEnded
};

/** Where a chat stands, where that is not simply an accepted chat. */
export function phaseLabel(phase: ChatView['phase']): string {
    return PHASE_LABELS[phase];
}
