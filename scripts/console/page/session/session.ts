import { DEFAULT_AGENT, type Session } from '../../protocol.ts';

let current: (Session & { userId: string }) | undefined;

/** Notes who the page works as. */
export function signIn(told: Session): void {
    current = { ...told, userId: told.agent.userId };
}

/** Who the page works as. */
export function session(): Session & { userId: string } {
    if (!current) {
        throw new Error('Nobody is signed in yet.');
    }
    return current;
}

/** Name of the agent the address asks for. */
export function agentName(): string {
    return new URLSearchParams(location.search).get('agent') ?? DEFAULT_AGENT;
}
