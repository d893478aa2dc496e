import { gql } from 'lightning/graphql';
import type { Grant } from 'c/grants';

/** The sessions that wait, with who the client is and which channel they came by. */
const SESSIONS = gql`
    query etiquetteWaitingSessions {
        uiapi {
            query {
                MessagingSession(first: 200, where: { Status: { in: ["New", "Waiting"] } }) {
                    edges {
                        node {
                            Id
                            Status {
                                value
                            }
                            StartTime {
                                value
                            }
                            MessagingEndUser {
                                Name {
                                    value
                                }
                            }
                            MessagingChannel {
                                DeveloperName {
                                    value
                                }
                            }
                        }
                    }
                }
            }
        }
    }
`;

/** The server refuses a query as a whole where it names an object that the agent may not read: these name fewer. */
const WITHOUT_CHANNEL = gql`
    query etiquetteWaitingSessionsWithoutChannel {
        uiapi {
            query {
                MessagingSession(first: 200, where: { Status: { in: ["New", "Waiting"] } }) {
                    edges {
                        node {
                            Id
                            Status {
                                value
                            }
                            StartTime {
                                value
                            }
                            MessagingEndUser {
                                Name {
                                    value
                                }
                            }
                        }
                    }
                }
            }
        }
    }
`;

const WITHOUT_PARENTS = gql`
    query etiquetteWaitingSessionsAlone {
        uiapi {
            query {
                MessagingSession(first: 200, where: { Status: { in: ["New", "Waiting"] } }) {
                    edges {
                        node {
                            Id
                            Status {
                                value
                            }
                            StartTime {
                                value
                            }
                        }
                    }
                }
            }
        }
    }
`;

/** The queries for the sessions that wait, each naming fewer objects than the one before. */
export const SESSION_QUERIES = [SESSIONS, WITHOUT_CHANNEL, WITHOUT_PARENTS] as const;

/** Which of the queries is read instead of one that was refused, and the grant that it was refused for. */
export interface Fallback {
    query: number;
    grant: Grant;
}

/** Returns how to go on after a refusal of one of the queries; `undefined` if none asks for less. */
export function fallbackFor(query: number, refusal: string): Fallback | undefined {
    if (refusal.includes('MessagingChannel') && query < 1) {
        return { query: 1, grant: 'channel' };
    }
    return refusal.includes('MessagingEndUser') && query < 2 ? { query: 2, grant: 'client' } : undefined;
}
