import { WATCHED } from './agentNeeds.ts';
import type { AgentAccess, OrgState } from './orgState.ts';

/** What is asked of an org beyond its state; `undefined` is what it would not say. */
export interface Probed {
    /** Why the org would refuse the product, a line each; none where it takes all of it. */
    deployProblems: readonly string[] | undefined;
    /** Whether the UI API serves an object, by its name. */
    uiObjects: ReadonlyMap<string, boolean>;
    /** How records of an object are shared within the org, as `Private`. */
    sharing: ReadonlyMap<string, string> | undefined;
}

/** One question of docs/first-org.md that an org answers by its API. */
export interface Answer {
    question: string;
    answer: string;
    /** The trait of a platform profile that this decides, and its reading. */
    trait?: { name: string; reading: string };
}

/** Objects that the components read by the UI API. */
export const UI_OBJECTS = [
    ...['Case', 'Contact', 'Etiquette_Policy__c', 'MessagingSession', 'MessagingEndUser', 'MessagingChannel'],
    ...['AgentWork', 'UserServicePresence']
];
/** Objects whose rows of other agents say whether anybody is free. */
export const CAPACITY_OBJECTS = ['AgentWork', 'UserServicePresence'];
const CHANNEL = 'MessagingChannel';
const UNKNOWN = 'unknown';

function every(agents: readonly AgentAccess[] | undefined, is: (agent: AgentAccess) => boolean): boolean | undefined {
    return agents === undefined || agents.length === 0 ? undefined : agents.every(is);
}

function decided(
    question: string,
    name: string,
    value: boolean | undefined,
    [yes, no]: readonly [yes: readonly [words: string, reading: string], no: readonly [words: string, reading: string]]
): Answer {
    if (value === undefined) {
        return { question, answer: UNKNOWN };
    }
    const [answer, reading] = value ? yes : no;
    return { question, answer, trait: { name, reading } };
}

function seesOthers({ agents }: OrgState, { sharing, uiObjects }: Probed): boolean | undefined {
    // What is not served to components is seen of nobody.
    if (CAPACITY_OBJECTS.some((object) => uiObjects.get(object) === false)) {
        return false;
    }
    const bySharing =
        sharing && CAPACITY_OBJECTS.every((object) => /^(?:Read|FullAccess)/.test(sharing.get(object) ?? ''));
    const byPermission = every(agents, ({ seesAll }) => CAPACITY_OBJECTS.every(seesAll));
    return bySharing === true || byPermission === true ? true : bySharing;
}

/** What an org answers by its API, question by question. */
export function answersOf(state: OrgState, probed: Probed): Answer[] {
    const { deployProblems, uiObjects } = probed;
    const { agents, changeEvents, translationWorkbench, lightningWebSecurity } = state;
    const followed = WATCHED.filter((object) => changeEvents.has(`${object}ChangeEvent`));
    const mayFollow = every(agents, ({ seesAll }) => (followed.length > 0 ? followed : WATCHED).every(seesAll));
    const unserved = [...uiObjects].filter(([, isServed]) => !isServed).map(([name]) => name);
    return [
        {
            question: 'Does the org take the product?',
            answer: deployProblems === undefined ? UNKNOWN : deployProblems.join('; ') || 'yes'
        },
        {
            question: 'Does the UI API serve what the components read?',
            answer: unserved.length === 0 ? 'yes' : `not ${unserved.join(', ')}`
        },
        decided(
            'Do agents read MessagingChannel?',
            'messagingChannel',
            unserved.includes(CHANNEL) ? false : every(agents, ({ may }) => may('read', CHANNEL)),
            [
                ['yes', 'readable'],
                [unserved.includes(CHANNEL) ? 'the UI API does not serve it' : 'not all of them', 'unreadable']
            ]
        ),
        followed.length > 0 || mayFollow === false
            ? decided('May agents follow change events?', 'changeEvents', mayFollow, [
                  ['yes', 'allowed'],
                  ['not all of them', 'refused']
              ])
            : {
                  question: 'May agents follow change events?',
                  answer: 'none is selected, so none come',
                  trait: { name: 'changeEvents', reading: 'silent' }
              },
        decided('Do agents see the work and presence of others?', 'otherAgentsRows', seesOthers(state, probed), [
            ['yes', 'visible'],
            ['only their own', 'own']
        ]),
        decided('Are labels translated?', 'translations', translationWorkbench, [
            ['yes', 'accepted'],
            ['no: Translation Workbench is off', 'refused']
        ]),
        decided('Do components run under Lightning Web Security?', 'storageEvents', lightningWebSecurity, [
            ['yes', 'throw'],
            ['no', 'heard']
        ])
    ];
}

/** The platform profile that the answers decide, as `npm start -- --platform FILE` takes it. */
export function profileOf(answers: readonly Answer[]): Record<string, string> {
    return Object.fromEntries(answers.flatMap(({ trait }) => (trait ? [[trait.name, trait.reading]] : [])));
}
