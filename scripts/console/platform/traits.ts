/** How sure a trait is: its source was read, sources disagree or are thin, or nobody found a source. */
export type Certainty = 'seen' | 'doubtful' | 'recalled';

/** One point on which orgs, or what is written about them, differ. */
interface Trait {
    what: string;
    /** Each way in which the platform may behave, in words. */
    readings: Record<string, string>;
    /** The reading that Salesforce documents. */
    documented: string;
    /** The reading that is worse for a product. */
    hostile: string;
    source: string;
    certainty: Certainty;
}

/**
 * What of the platform's behaviour is not certain. Nobody ran any of it in an org: `certainty` says how far the source
 * goes. A first org decides between the readings, and a profile (`--platform FILE`) says what it decided.
 */
export const TRAITS = {
    toolkitResult: {
        what: 'What a call of the conversation toolkit resolves to when it worked',
        readings: { true: 'true', undefined: 'undefined, although it worked' },
        documented: 'true',
        hostile: 'undefined',
        source: 'Console developer guide, against a field report of 2026 on sendTextMessage',
        certainty: 'doubtful'
    },
    setAgentInputOption: {
        what: 'The third argument of setAgentInput',
        readings: {
            object: 'an object, {setAtCursor}',
            boolean: 'true or false; an object counts as true'
        },
        documented: 'object',
        hostile: 'boolean',
        source: 'Console developer guide: one page has an options object, another a flag by position',
        certainty: 'doubtful'
    },
    wireEmission: {
        what: 'When a wire emits after a refresh',
        readings: { always: 'after every refresh', changed: 'only where the data changed' },
        documented: 'always',
        hostile: 'changed',
        source: 'LWC guide, refreshGraphQL and refresh: the wire might not be invoked where data did not change',
        certainty: 'seen'
    },
    otherAgentsRows: {
        what: 'Whose AgentWork and UserServicePresence records an agent reads',
        readings: { visible: 'those of all agents', own: 'only their own' },
        documented: 'visible',
        hostile: 'own',
        source: 'UI API guide on supported objects; sharing of both objects',
        certainty: 'doubtful'
    },
    changeEvents: {
        what: 'Whether an agent may subscribe to change events',
        readings: {
            allowed: 'yes, as for users with View All on the object',
            refused: 'no, as for users without',
            unanswered: 'no, and only who listens for errors is told: who subscribes gets no answer',
            silent: 'yes, but none come: the org does not publish them for that object'
        },
        documented: 'allowed',
        hostile: 'refused',
        source: 'Change Data Capture guide, Required Permissions',
        certainty: 'seen'
    },
    translations: {
        what: 'Whether the org has Translation Workbench',
        readings: { accepted: 'yes: labels come in the language of the user', refused: 'no: labels come in English' },
        documented: 'accepted',
        hostile: 'refused',
        source: 'Issues of forcedotcom/cli: "Not available for deploy for this organization"',
        certainty: 'seen'
    },
    messagingChannel: {
        what: 'Whether MessagingChannel is readable through a session',
        readings: { readable: 'yes', unreadable: 'no: a query that needs it is refused whole' },
        documented: 'readable',
        hostile: 'unreadable',
        source: 'Object reference, MessagingChannel: it takes object permissions of its own',
        certainty: 'seen'
    },
    conversationEvents: {
        what: 'For which conversations events come',
        readings: {
            rendered: 'all that stand in the page',
            visible: 'only the one whose tab is in front'
        },
        documented: 'rendered',
        hostile: 'visible',
        source: 'Console developer guide: "visible on the page"',
        certainty: 'doubtful'
    },
    logWindow: {
        what: 'Which part of a conversation its log holds',
        readings: {
            newest: 'the newest 200 entries',
            scrolled: 'one page of entries, up to the point that the agent has scrolled to'
        },
        documented: 'newest',
        hostile: 'scrolled',
        source: 'Console developer guide: "up to 200 entries from the point the user scrolled to"',
        certainty: 'seen'
    },
    logLag: {
        what: 'When an entry is in the conversation log',
        readings: { none: 'at once', late: '2.5 to 12 seconds after its event' },
        documented: 'none',
        hostile: 'late',
        source: 'Public code that reads the log again 2.5 to 12 s after an event',
        certainty: 'doubtful'
    },
    timestamps: {
        what: 'The shape of a timestamp in the log and in conversation events',
        readings: {
            iso: 'a text, ISO 8601',
            epochText: 'epoch milliseconds as a text',
            epoch: 'epoch milliseconds as a number',
            date: 'a Date in the log; ISO 8601 in events, which are JSON'
        },
        documented: 'iso',
        hostile: 'date',
        source: 'Console developer guide: "String"; public code that takes epoch texts and Dates',
        certainty: 'doubtful'
    },
    whispers: {
        what: 'Whether what a supervisor whispers to the agent stands in the log',
        readings: { absent: 'no', inLog: 'yes, with a sender of its own, though the client never sees it' },
        documented: 'absent',
        hostile: 'inLog',
        source: 'navikt/nks-chat: senders Supervisor and AgentWhisper',
        certainty: 'seen'
    },
    iconVariantNull: {
        what: 'What updateUtility does with iconVariant: null',
        readings: { resets: 'takes the colour away', rejects: 'rejects' },
        documented: 'resets',
        hostile: 'rejects',
        source: 'Utility bar API: the values are success, warning and error',
        certainty: 'doubtful'
    },
    earlyAuraCalls: {
        what: 'A call of an embedded component before it is rendered',
        readings: { run: 'runs', dropped: 'is dropped, with a warning' },
        documented: 'run',
        hostile: 'dropped',
        source: 'Field experience with Aura components that embed LWCs',
        certainty: 'recalled'
    },
    storageEvents: {
        what: 'Whether a component hears storage events',
        readings: {
            heard: 'yes, as without Lightning Web Security',
            throw: 'no: to listen for them throws, as under Lightning Web Security, which the pages then run under'
        },
        documented: 'throw',
        hostile: 'throw',
        source: '@locker/distortion 0.28.4, "Window storage event"',
        certainty: 'seen'
    }
} as const satisfies Record<string, Trait>;

export type TraitName = keyof typeof TRAITS;

/** One reading of every trait: how the platform behaves that the local console plays. */
export type PlatformProfile = { [Name in TraitName]: keyof (typeof TRAITS)[Name]['readings'] };
