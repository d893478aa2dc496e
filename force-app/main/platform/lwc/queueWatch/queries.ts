import { gql, type GraphQLResult } from 'lightning/graphql';
import { recordId } from 'c/etiquette';
import { SESSION_QUERIES } from './sessionQueries';
import type { Row } from './tables';

/** The objects that tell of the queue. */
export type Entity = 'MessagingSession' | 'LiveChatTranscript' | 'UserServicePresence' | 'AgentWork';

/** What is read of each object at the start, and again where a change event told too little. */
export const QUERIES = {
    MessagingSession: SESSION_QUERIES[0],
    LiveChatTranscript: gql`
        query etiquetteWaitingChats {
            uiapi {
                query {
                    LiveChatTranscript(first: 200, where: { Status: { eq: "Waiting" } }) {
                        edges {
                            node {
                                Id
                                Status {
                                    value
                                }
                                RequestTime {
                                    value
                                }
                                LiveChatButton {
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
    `,
    UserServicePresence: gql`
        query etiquettePresences($me: ID) {
            uiapi {
                query {
                    others: UserServicePresence(first: 1, where: { UserId: { ne: $me } }) {
                        edges {
                            node {
                                Id
                                UserId {
                                    value
                                }
                            }
                        }
                    }
                    UserServicePresence(first: 2000, where: { IsCurrentState: { eq: true } }) {
                        edges {
                            node {
                                Id
                                UserId {
                                    value
                                }
                                IsCurrentState {
                                    value
                                }
                                IsAway {
                                    value
                                }
                                ConfiguredCapacity {
                                    value
                                }
                            }
                        }
                    }
                }
            }
        }
    `,
    AgentWork: gql`
        query etiquetteWorks {
            uiapi {
                query {
                    AgentWork(first: 2000, where: { Status: { in: ["Assigned", "Opened"] } }) {
                        edges {
                            node {
                                Id
                                Status {
                                    value
                                }
                                UserId {
                                    value
                                }
                                WorkItemId {
                                    value
                                }
                                CapacityWeight {
                                    value
                                }
                            }
                        }
                    }
                }
            }
        }
    `
} as const;

type Node = Record<string, unknown>;

function valueOf(field: unknown): unknown {
    return typeof field === 'object' && field !== null && 'value' in field ? field.value : field;
}

function parentOf(node: Node, parent: string, name: string): unknown {
    const record = node[parent];
    return typeof record === 'object' && record !== null ? valueOf((record as Node)[name]) : undefined;
}

function rowOf(node: Node): Row {
    return {
        ...Object.fromEntries(Object.entries(node).map(([name, field]) => [name, valueOf(field)])),
        Requested: valueOf(node.StartTime) ?? valueOf(node.RequestTime),
        ClientName: parentOf(node, 'MessagingEndUser', 'Name'),
        Channel:
            parentOf(node, 'MessagingChannel', 'DeveloperName') ?? parentOf(node, 'LiveChatButton', 'DeveloperName')
    };
}

function edgesIn({ data }: GraphQLResult, name: string): { node?: Node }[] {
    const { uiapi } = (data ?? {}) as { uiapi?: { query?: Record<string, { edges?: { node?: Node }[] }> } };
    return uiapi?.query?.[name]?.edges ?? [];
}

/**
 * Returns whether another agent was ever present, as far as this one can see. Who sees only their own rows cannot say
 * that nobody is free.
 */
export function showsOthers(result: GraphQLResult): boolean {
    return edgesIn(result, 'others').length > 0;
}

/** The records that a query found, by their ids. */
export function rowsIn(result: GraphQLResult, entity: Entity): [string, Row][] {
    return edgesIn(result, entity).flatMap(({ node }): [string, Row][] =>
        node ? [[recordId(String(node.Id)), rowOf(node)]] : []
    );
}

/** The fields of a change event, its header aside, under the names that a query gives them. */
export function fieldsIn(payload: Row): Row {
    const { ChangeEventHeader: _header, ...fields } = payload;
    const requested = fields.StartTime ?? fields.RequestTime;
    return requested === undefined ? fields : { ...fields, Requested: requested };
}
