import fs from 'node:fs';
import path from 'node:path';

/** The package directories whose components, pages and labels the console shows. */
const PACKAGES = ['main', 'messaging', 'live-chat', 'translations'];

/** Where sources are read and results are written. */
export interface Places {
    root: string;
    out: string;
    baseComponents: string;
    designSystem: string;
    page: string;
    standIns: string;
    aura: string;
    /** Package directories with metadata, as sfdx-project.json names them. */
    packages: string[];
}

/** The places of this project, from where this file stands. */
export function placesOf(root: string, out: string): Places {
    const console = path.join(root, 'scripts/console');
    return {
        root,
        out,
        baseComponents: path.join(root, 'node_modules/lightning-base-components'),
        designSystem: path.join(root, 'node_modules/@salesforce-ux/design-system'),
        page: path.join(console, 'page'),
        standIns: path.join(console, 'stand-ins'),
        aura: path.join(console, 'aura'),
        packages: PACKAGES.map((name) => path.join(root, 'force-app', name)).filter(fs.existsSync)
    };
}

/** Our LWC bundles in all rooms of the packages: `c/chatRow` and the file it is in. */
export function bundlesOf(places: Places): { name: string; path: string }[] {
    return foldersNamed('lwc', places.packages).flatMap((folder) =>
        fs
            .readdirSync(folder)
            .map((name) => ({ name: `c/${name}`, path: path.join(folder, name, `${name}.ts`) }))
            .filter((bundle) => fs.existsSync(bundle.path))
    );
}

/** Every folder of that name below the directories (`lwc`, `aura`, `flexipages`…). */
export function foldersNamed(wanted: string, directories: string[]): string[] {
    return directories.flatMap((directory) =>
        fs
            .readdirSync(directory, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .flatMap((entry) => {
                const folder = path.join(directory, entry.name);
                return entry.name === wanted ? [folder] : foldersNamed(wanted, [folder]);
            })
    );
}
