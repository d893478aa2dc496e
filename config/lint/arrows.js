import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_STYLE } from './functionStyle.js';

const ROOT = join(import.meta.dirname, '..', '..');
const TESTS = ['**/__tests__/**'];
const RELATIVE_WITHOUT_EXTENSION = '^\\.{1,2}/(?!.*\\.(ts|mjs|js|cjs|json)$)';
const PLATFORM = '^(lwc$|lightning/|@salesforce/)';
/** Bundles of the bar that put the adapters and the views together; only these meet the platform. */
const CONTAINERS = ['etiquetteBar', 'etiquettePanel'];

/** What would make the rules depend on anything but the events they are given. */
const NOT_IN_THE_RULES = [
    ...['Date', 'performance', 'Temporal', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
    ...['requestAnimationFrame', 'queueMicrotask', 'window', 'document', 'globalThis', 'self', 'navigator', 'location'],
    ...['localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'WebSocket', 'crypto', 'console', 'process']
];

const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const bundlesOf = (room) => {
    const folder = join(ROOT, room, 'lwc');
    return existsSync(folder) ? readdirSync(folder) : [];
};
const toBundlesOf = (room, message) => {
    const names = bundlesOf(room);
    return names.length === 0 ? [] : [{ regex: `^c/(${names.join('|')})$`, message }];
};

const toTheBar = toBundlesOf(
    'force-app/main/bar',
    'Only the bar knows the bar: the arrow is bar -> platform, session.'
);
const toThePlatform = toBundlesOf(
    'force-app/main/platform',
    'The session knows its own ports, and no platform: an adapter is handed in.'
);
const toTheSession = toBundlesOf('force-app/main/session', 'An adapter knows the session by its types.').map(
    (pattern) => ({ ...pattern, allowTypeImports: true })
);
const toWhatIsHandedIn = [
    ...toBundlesOf('force-app/main/platform', 'A view gets all it shows through @api; types may be imported.'),
    ...toBundlesOf('force-app/main/session', 'A view gets all it shows through @api; types may be imported.')
].map((pattern) => ({ ...pattern, allowTypeImports: true }));

/** The arrows between the rooms of the product, and what each room may not know. */
export const productArrows = [
    {
        name: 'the rules',
        files: ['force-app/main/etiquette/lwc/**/*.ts'],
        ignores: TESTS,
        rules: {
            ...restrict({ regex: '^(?!\\./)', message: 'The rules import nothing but their own files.' }),
            'no-restricted-globals': [
                'error',
                ...NOT_IN_THE_RULES.map((name) => ({
                    name,
                    message: 'The rules are pure: time comes in with the event, and nothing else comes in at all.'
                }))
            ],
            'no-restricted-properties': [
                'error',
                { object: 'Math', property: 'random', message: 'The rules are pure.' }
            ]
        }
    },
    {
        name: 'where time comes from',
        files: ['force-app/**/lwc/**/*.ts'],
        ignores: [...TESTS, 'force-app/main/platform/lwc/serverClock/**'],
        rules: {
            'no-restricted-syntax': [
                'error',
                ...FUNCTION_STYLE,
                ...[
                    "NewExpression[callee.name='Date'][arguments.length=0]",
                    "MemberExpression[object.name='Date'] > Identifier[name='now']"
                ].map((selector) => ({
                    selector,
                    message: "Time is the server's: ask the clock that c/serverClock makes."
                }))
            ]
        }
    },
    {
        name: 'the session',
        files: ['force-app/main/session/lwc/**/*.ts'],
        ignores: TESTS,
        rules: restrict(...toTheBar, ...toThePlatform, {
            regex: PLATFORM,
            message: 'No platform here: it comes in through a port.'
        })
    },
    {
        name: 'the platform',
        files: ['force-app/main/platform/lwc/**/*.ts'],
        ignores: TESTS,
        rules: {
            '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...toTheBar, ...toTheSession] }]
        }
    },
    {
        name: 'the views',
        files: ['force-app/main/bar/lwc/**/*.ts'],
        ignores: [...TESTS, ...CONTAINERS.map((name) => `force-app/main/bar/lwc/${name}/**`)],
        rules: {
            '@typescript-eslint/no-restricted-imports': [
                'error',
                {
                    patterns: [
                        ...toWhatIsHandedIn,
                        {
                            regex: '^(lightning/|@salesforce/(?!label/|i18n/|client/))',
                            message: 'A view knows no platform: its container hands it what it shows.'
                        }
                    ]
                }
            ]
        }
    }
];

const notDeepIntoTheProduct = {
    regex: 'force-app/',
    message: 'Import the bundle by its door, as "c/name".'
};
const withExtension = {
    regex: RELATIVE_WITHOUT_EXTENSION,
    message: 'Scripts run as they are: a relative import names its file, with its extension.'
};

/**
 * The rooms of scripts, each with the rooms that it may import from. A room names only rooms above it, so that there is
 * no circle. What several rooms need stands in a room of its own: command, formats, harness.
 */
export const SCRIPT_ROOMS = {
    node: [],
    command: ['node'],
    formats: [],
    'local-org': ['command', 'formats'],
    metadata: ['node', 'command', 'formats', 'local-org'],
    build: ['node', 'command'],
    org: ['node', 'command', 'formats', 'local-org', 'metadata'],
    replay: ['node', 'command', 'formats', 'org'],
    console: ['node', 'command', 'formats', 'local-org', 'metadata'],
    harness: ['node', 'command', 'local-org', 'console'],
    'console/browser': ['node', 'command', 'console', 'harness'],
    chaos: ['node', 'command', 'local-org', 'console', 'harness', 'console/browser'],
    bench: ['node', 'command', 'formats', 'local-org', 'org', 'console', 'harness', 'console/browser'],
    picture: ['node', 'command', 'harness', 'console/browser'],
    test: ['node', 'command', 'harness']
};
/** How deep the folders of a room may be nested. */
const DEEPEST = 5;

/** The paths by which files that stand so many folders deep in scripts must not leave their room. */
function wayOut(room, depth) {
    const inside = SCRIPT_ROOMS[room].map((name) => (name === 'console' ? 'console/(?!browser/)' : `${name}/`));
    const beside = room === 'console' ? '|^(?:\\./|(?:\\.\\./)+)browser/' : '';
    return `^(?:\\.\\./){${depth}}(?!\\.\\./|${inside.join('|') || '$'})${beside}`;
}

function roomArrows(room) {
    const depthOfRoom = room.split('/').length;
    const message = `scripts/${room} imports from ${SCRIPT_ROOMS[room].join(', ') || 'no other room'}: see config/lint/arrows.js.`;
    return Array.from({ length: DEEPEST }, (_, folders) => {
        const regex = wayOut(room, depthOfRoom + folders);
        return {
            name: `scripts/${room}, ${folders} folders down`,
            files: [`scripts/${room}/${'*/'.repeat(folders)}*.ts`],
            ignores: [...TESTS, ...(room === 'console' ? ['scripts/console/browser/**'] : [])],
            rules: {
                ...restrict(notDeepIntoTheProduct, withExtension, { regex, message }),
                'no-restricted-syntax': [
                    'error',
                    ...FUNCTION_STYLE,
                    { selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`, message }
                ]
            }
        };
    });
}

/** What scripts know of the product besides its types: the rules, and what a policy's record says. */
const ofTheProduct = {
    regex: '^c/(?!(etiquette|policies)$)',
    message: 'Scripts know the rules, and what a record of a policy says; types may be imported.',
    allowTypeImports: true
};

/** The arrows between the scripts, and to the product. */
export const scriptArrows = [
    {
        name: 'scripts and the product',
        files: ['scripts/**/*.ts'],
        ignores: TESTS,
        rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [ofTheProduct] }] }
    },
    { name: 'scripts', files: ['scripts/**/*.ts'], rules: restrict(notDeepIntoTheProduct, withExtension) },
    ...Object.keys(SCRIPT_ROOMS).flatMap(roomArrows)
];
