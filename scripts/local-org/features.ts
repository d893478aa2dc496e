/** What an org may have or lack. */
export type Feature = 'messaging' | 'chat' | 'translations';

/** What comes and goes with a feature. */
export interface FeatureParts {
    /** As Setup calls it. */
    name: string;
    objects: readonly string[];
    /** Types of metadata that cannot be deployed without it. */
    types: readonly string[];
}

/** Every feature of an org that not every org has. */
export const FEATURES: Readonly<Record<Feature, FeatureParts>> = {
    messaging: {
        name: 'Messaging',
        objects: ['Conversation', 'ConversationEntry', 'MessagingChannel', 'MessagingEndUser', 'MessagingSession'],
        types: ['MessagingChannel']
    },
    chat: {
        name: 'Chat',
        objects: [
            'LiveChatButton',
            'LiveChatDeployment',
            'LiveChatTranscript',
            'LiveChatTranscriptEvent',
            'LiveChatVisitor'
        ],
        types: ['LiveChatAgentConfig', 'LiveChatButton', 'LiveChatDeployment']
    },
    translations: {
        name: 'Translation Workbench',
        objects: [],
        types: ['CustomObjectTranslation', 'Translations']
    }
};

/** The names of all features. */
export const FEATURE_NAMES = Object.keys(FEATURES) as Feature[];

/** The features of `FEATURE_NAMES` that are not among these. */
export function featuresBut(lacking: Iterable<Feature>): Set<Feature> {
    return new Set(FEATURE_NAMES).difference(new Set(lacking));
}
