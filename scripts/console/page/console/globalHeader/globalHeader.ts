import { LightningElement } from 'lwc';

import { session } from '../../session/session.ts';

/** The header over everything: search, virtual clock, and who is at work. */
export default class GlobalHeader extends LightningElement {
    name = session().agent.name;
    title = `Signed in as ${session().agent.username}`;

    get initials(): string {
        return this.name
            .split(/\s+/)
            .map((part) => part.charAt(0))
            .join('')
            .slice(0, 2)
            .toUpperCase();
    }
}
