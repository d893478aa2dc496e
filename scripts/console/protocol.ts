/**
 * Everything that the console's pages and its server say to each other. Pages ask by HTTP POST (JSON in, JSON out)
 * and are told of everything that happens over one WebSocket each. All times are epoch milliseconds of the virtual
 * clock; all record ids have 18 characters. Records themselves go through `/services/**`, not through here.
 */

export * from './protocol/conversation.ts';
export * from './protocol/desk.ts';
export * from './protocol/omniEvents.ts';
export * from './protocol/pushes.ts';
export * from './protocol/requests.ts';
export * from './protocol/time.ts';
