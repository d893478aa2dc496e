import fs from 'node:fs';

import { foldersNamed } from '../places.ts';

const STANDARD = [
    'lightning__conversationAgentSend',
    'lightning__conversationEndUserMessage',
    'lightning__conversationEnded',
    'lightning__tabClosed',
    'lightning__tabCreated',
    'lightning__tabFocused'
];

/** The message channels a component may import: Salesforce's own that the console feeds, and those of the packages. */
export function readMessageChannels(packages: string[]): string[] {
    const own = foldersNamed('messageChannels', packages)
        .flatMap((folder) => fs.readdirSync(folder))
        .filter((file) => file.endsWith('.messageChannel-meta.xml'))
        .map((file) => `${file.replace('.messageChannel-meta.xml', '')}__c`);
    return [...STANDARD, ...own];
}
