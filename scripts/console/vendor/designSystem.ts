import fs from 'node:fs';
import path from 'node:path';

import type { Places } from './places.ts';

const STYLES = 'styles/salesforce-lightning-design-system.min.css';

/** Copies what the page uses of the Lightning Design System: the style sheet and the images it names. */
export function copyDesignSystem(places: Places, directory: string): void {
    const assets = path.join(places.designSystem, 'assets');
    const styles = fs.readFileSync(path.join(assets, STYLES), 'utf8');
    copy(assets, directory, STYLES);
    for (const [, image] of styles.matchAll(/url\(["']?\.\.\/(images\/[^"')]+)["']?\)/g)) {
        if (image) {
            copy(assets, directory, image);
        }
    }
}

function copy(from: string, to: string, name: string): void {
    fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    fs.copyFileSync(path.join(from, name), path.join(to, name));
}
