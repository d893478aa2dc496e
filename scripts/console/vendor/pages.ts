import { createHash } from 'node:crypto';
import path from 'node:path';

import type { BuildMode } from './buildMode.ts';
import { writeWhole } from './cache.ts';
import { fileOfEntry } from './plugins/entries.ts';
import { ICON_MODULES } from './vendorBundle.ts';

/** Where the server serves the build from. */
const ASSETS = '/assets';

/** Writes the two pages and the content security policy they need (`csp.json`). */
export function writePages(out: string, vendor: string[], mode: BuildMode): void {
    const map = JSON.stringify({
        imports: {
            ...Object.fromEntries(vendor.map((name) => [name, `${ASSETS}/vendor/${fileOfEntry(name)}.js`])),
            ...Object.fromEntries(ICON_MODULES.map((name) => [name, `${ASSETS}/icons/${name}.js`]))
        }
    });
    writeWhole(path.join(out, 'console.html'), pageOf('console', 'Chat Etiquette Console', map, mode, true));
    writeWhole(path.join(out, 'visitor.html'), pageOf('visitor', 'Chat with us', map, mode, false));
    writeWhole(path.join(out, 'csp.json'), JSON.stringify({ 'content-security-policy': policyFor(map) }, null, 4));
}

function pageOf(entry: string, title: string, map: string, mode: BuildMode, designSystem: boolean): string {
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
<script type="module" src="${ASSETS}/own/${entry}.js"></script>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`;
}

function policyFor(map: string): string {
    const hash = createHash('sha256').update(map).digest('base64');
    return [
        "default-src 'none'",
        `script-src 'self' 'sha256-${hash}'`,
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'"
    ].join('; ');
}
