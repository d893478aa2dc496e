import type { Random } from '../../harness/random.ts';

/** How a chat goes, as far as people are concerned. All waits in seconds, at least and at most. */
export interface Persona {
    /** How long the agent takes to say something after the client did. */
    agentTakes: readonly [number, number];
    /** How long the client takes; the agent waits in vain after the last time. */
    clientTakes: readonly [number, number];
    /** How often the client writes after the first question. */
    clientWrites: number;
    /** The agent's first words only ask for time; the answer comes so long after. */
    holdFor?: readonly [number, number];
    /** The client ends the chat after the last word, instead of falling silent. */
    ends: boolean;
}

const MINUTE = 60;

const PERSONAS: readonly Persona[] = [
    { agentTakes: [5, 50], clientTakes: [5, 100], clientWrites: 0, ends: false },
    { agentTakes: [5, 50], clientTakes: [10, 100], clientWrites: 3, ends: false },
    { agentTakes: [5, 80], clientTakes: [10, 60], clientWrites: 2, ends: true },
    { agentTakes: [5, 40], clientTakes: [190, 280], clientWrites: 2, ends: false },
    { agentTakes: [5, 40], clientTakes: [40, 170], clientWrites: 12, ends: true },
    { agentTakes: [5, 40], clientTakes: [20, 90], clientWrites: 1, holdFor: [6 * MINUTE, 8 * MINUTE], ends: true },
    { agentTakes: [5, 40], clientTakes: [20, 90], clientWrites: 1, holdFor: [6 * MINUTE, 8 * MINUTE], ends: false },
    { agentTakes: [6 * MINUTE, 7 * MINUTE], clientTakes: [20, 90], clientWrites: 1, ends: false }
];

/** Somebody. */
export function anyPersona(random: Random): Persona {
    return random.pick(PERSONAS);
}
