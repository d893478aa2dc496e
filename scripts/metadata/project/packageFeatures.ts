import { FEATURE_NAMES, FEATURES, type Feature } from '../../local-org/features.ts';

/** Package directories that only orgs with certain features take. Every other one deploys into any org. */
const PACKAGE_FEATURES: Readonly<Record<string, readonly Feature[]>> = {
    'force-app/messaging': ['messaging'],
    'force-app/live-chat': ['chat'],
    'force-app/translations': ['translations'],
    'force-app/routing': ['messaging'],
    'force-app/change-events': ['messaging'],
    'force-app/safety-net': ['messaging']
};

/** The features that a package directory needs; none where it deploys into any org. */
export function featuresNeededBy(path: string): readonly Feature[] {
    return PACKAGE_FEATURES[path] ?? [];
}

/** The objects that a package directory may not name, each with the package directory that is for them. */
export function objectsNotFor(path: string): [object: string, home: string][] {
    return featuresNotFor(path).flatMap(({ feature, home }) =>
        FEATURES[feature].objects.map((object): [string, string] => [object, home])
    );
}

/** The types of metadata that a package directory may not bring, each with the package directory that is for them. */
export function typesNotFor(path: string): Map<string, string> {
    return new Map(
        featuresNotFor(path).flatMap(({ feature, home }) =>
            FEATURES[feature].types.map((type): [string, string] => [type, home])
        )
    );
}

function featuresNotFor(path: string): { feature: Feature; home: string }[] {
    const needed = featuresNeededBy(path);
    return FEATURE_NAMES.filter((feature) => !needed.includes(feature)).map((feature) => ({
        feature,
        home: Object.keys(PACKAGE_FEATURES).find((other) => featuresNeededBy(other).includes(feature)) ?? ''
    }));
}
