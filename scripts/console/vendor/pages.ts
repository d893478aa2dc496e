import { createHash } from 'node:crypto';
import path from 'node:path';

import type { BuildMode, Sandbox } from './buildMode.ts';
import { writeWhole } from './cache.ts';
import { fileOfEntry } from './plugins/entries.ts';
import { ICON_MODULES } from './vendorBundle.ts';

/** Where the server serves the build from. */
const ASSETS = '/assets';

/** How the pages are built. */
interface PageBuild {
    mode: BuildMode;
    sandbox: Sandbox;
    /** Folder of our own modules. */
    own: string;
}

/** Writes the two pages; answers with where they are, and with the content security policy they need. */
export function writePages(out: string, vendor: string[], build: PageBuild) {
    const map = JSON.stringify({
        imports: {
            ...Object.fromEntries(vendor.map((name) => [name, `${ASSETS}/vendor/${fileOfEntry(name)}.js`])),
            ...Object.fromEntries(ICON_MODULES.map((name) => [name, `${ASSETS}/icons/${name}.js`]))
        }
    });
    const write = (entry: string, title: string, designSystem: boolean): string => {
        const file = path.join(out, `${entry}${build.own.replace('own', '')}.html`);
        writeWhole(file, pageOf(entry, title, map, build, designSystem));
        return file;
    };
    return {
        consolePage: write('console', 'Chat Etiquette Console', true),
        visitorPage: write('visitor', 'Chat with us', false),
        contentSecurityPolicy: policyFor(map, build.sandbox)
    };
}

function pageOf(entry: string, title: string, map: string, { mode, own }: PageBuild, designSystem: boolean): string {
    return `<!doctype html>
<html lang="en" data-mode="${mode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${ASSETS}/page/favicon.svg">
${designSystem ? `<link rel="stylesheet" href="${ASSETS}/slds/styles/salesforce-lightning-design-system.min.css">` : ''}
<link rel="stylesheet" href="${ASSETS}/page/${entry}.css">
<script type="importmap">${map}</script>
<link rel="modulepreload" href="${ASSETS}/vendor/lwc.js">
<script type="module" src="${ASSETS}/${own}/${entry}.js"></script>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`;
}

function policyFor(map: string, sandbox: Sandbox): string {
    const hash = createHash('sha256').update(map).digest('base64');
    return [
        "default-src 'none'",
        // The sandbox evaluates the product's code, for which Lightning Experience allows it too.
        `script-src 'self' 'sha256-${hash}'${sandbox === 'lws' ? " 'unsafe-eval'" : ''}`,
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'"
    ].join('; ');
}
