import path from 'node:path';
import type { Random } from '../harness/random.ts';
import { buildPages, openServedConsole, type ServedConsole } from '../harness/servedConsole.ts';

/**
 * How each action may be done; most go out by themselves, so that all that falls due is done. Words of silence never
 * wait in the input: whether a person sends them too late is not the product's doing.
 */
const MODES = {
    Nudge_Mode__c: ['send', 'send', 'remind'],
    End_Mode__c: ['send', 'send', 'remind'],
    Ticket_Answer_Mode__c: ['send', 'send', 'insert', 'remind'],
    Ticket_Duration_Mode__c: ['insert', 'insert', 'send', 'remind']
};

function modesFrom(random: Random): Record<string, string> {
    return Object.fromEntries(Object.entries(MODES).map(([field, modes]) => [field, random.pick(modes)]));
}

/** A local console whose time stands still, and whose pages things go wrong in. */
export type ChaosConsole = ServedConsole;

/** Builds and opens the console, with the policy's modes by chance; `failed` hears of what nobody asked for. */
export async function openChaosConsole(
    capacity: number,
    random: Random,
    say: (text: string) => void,
    failed: (error: unknown) => void
): Promise<ChaosConsole> {
    const entry = path.join(import.meta.dirname, 'page', 'chaosPage.ts');
    const pages = await buildPages({ console: entry }, (step) => say(`Building: ${step}`));
    const modes = modesFrom(random);
    const served = await openServedConsole({
        built: pages.built,
        capacity,
        packages: ['change-events'],
        prepare: (org) => {
            org.asSystem().create('Etiquette_Policy__c', { Name: 'Chaos', Default__c: true, ...modes });
        },
        failed
    });
    const stopServing = served.stop;
    served.stop = async () => {
        await stopServing();
        await pages.remove();
    };
    return served;
}
