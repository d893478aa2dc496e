import { join } from 'node:path';
import { LAG } from '../console/page/conversation/log.ts';
import { DOCUMENTED, drawProfile } from '../console/platform/profile.ts';
import type { PlatformProfile } from '../console/platform/traits.ts';
import type { Random } from '../harness/random.ts';
import { buildPages, openServedConsole, type BuiltPages, type ServedConsole } from '../harness/servedConsole.ts';
import type { ActionName } from './referee/facts.ts';
import type { Telling } from './referee/shown.ts';
import type { Modes } from './referee/standingActions.ts';

const MODE_FIELDS: Record<ActionName, string> = {
    nudge: 'Nudge_Mode__c',
    end: 'End_Mode__c',
    'ticket:answer': 'Ticket_Answer_Mode__c',
    'ticket:duration': 'Ticket_Duration_Mode__c',
    hold: 'Hold_Mode__c',
    update: 'Update_Mode__c'
};
const ACTIONS = Object.keys(MODE_FIELDS) as ActionName[];
const MODES = ['send', 'send', 'insert', 'insert', 'remind'];

/** A local console whose time stands still, how its policy has each action done, and how soon its platform tells. */
export interface ChaosConsole extends ServedConsole, Telling {
    modes: Modes;
}

/**
 * Builds the console with the chaos in its pages, the product under Lightning Web Security as in an org; `say` gets each
 * step as it begins.
 */
export function buildChaosPages(say: (text: string) => void): Promise<BuiltPages> {
    const entry = join(import.meta.dirname, 'page', 'chaosPage.ts');
    return buildPages({ console: entry }, (step) => say(`Building: ${step}`), 'lws');
}

/** Draws how the platform behaves: as documented in half of all runs. Web Security is at work in the pages, not only drawn. */
function platformFrom(random: Random): PlatformProfile {
    const drawn = random.chance(50) ? DOCUMENTED : drawProfile((readings) => random.pick(readings));
    return { ...drawn, storageEvents: 'throw' };
}

/** Opens a console, the policy's modes and the platform's behaviour drawn by chance; `failed` gets errors of the server that no request has. */
export async function openChaosConsole(
    { built }: BuiltPages,
    capacity: number,
    random: Random,
    failed: (error: unknown) => void
): Promise<ChaosConsole> {
    const modes: Modes = Object.fromEntries(ACTIONS.map((action) => [action, random.pick(MODES)]));
    const fields = Object.fromEntries(
        ACTIONS.map((action) => [MODE_FIELDS[action], modes[action] ?? MODES[0]] as const)
    );
    const platform = platformFrom(random.stream('platform'));
    const served = await openServedConsole({
        built,
        capacity,
        platform,
        packages: ['change-events'],
        prepare: (org) => {
            const policy = { Name: 'Chaos', Default__c: true, ...fields };
            org.asSystem().create('Etiquette_Policy__c', policy);
        },
        failed
    });
    const logLag = platform.logLag === 'late' ? LAG.most : 0;
    return Object.assign(served, { modes, heard: platform.conversationEvents, logLag });
}
