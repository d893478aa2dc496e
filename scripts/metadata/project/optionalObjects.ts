/** Standard objects that not every org has, by the package directory that is for orgs that have them. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
    'force-app/live-chat': [
        'LiveChatButton',
        'LiveChatDeployment',
        'LiveChatTranscript',
        'LiveChatTranscriptEvent',
        'LiveChatVisitor'
    ]
};

/** Every such object with the only package directory that may name it. */
export function objectsOfOptions(): [object: string, path: string][] {
    return Object.entries(OPTIONAL).flatMap(([path, objects]) =>
        objects.map((object): [string, string] => [object, path])
    );
}
