import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../node/bundles.ts';
import { parsePage, readPage, readPages, targetOf, type Page } from '../docs/page.ts';

/** Folders that hold what is written for this project. */
const OWN_FOLDERS = ['.github', 'config', 'docs', 'force-app', 'scripts'];
/** What looks like a path and names something else: packages of npm, modules of the platform, ways of writing. */
const NO_PATH = /^(@|https?:|c\/|lightning\/|logs\/|\.local\/)/;
const PATH = /^\.?[\w-]+(\/[\w.-]+)+\/?$/;

/** Says what is wrong with the links of a page; nothing if all of them lead somewhere. */
function deadLinks(page: Page): string[] {
    return page.links
        .filter((address) => !/^(https:|mailto:)/.test(address))
        .flatMap((address) => {
            const target = targetOf(page, address);
            if (target !== page.path && !existsSync(join(root, target))) {
                return [`${page.path}: ${address}: there is no ${target}`];
            }
            const anchor = decodeURI(address).split('#')[1];
            const there = target === page.path ? page : anchor === undefined ? undefined : readPage(target);
            return anchor === undefined || there?.anchors.has(anchor)
                ? []
                : [`${page.path}: ${address}: ${target} has no heading for #${anchor}`];
        });
}

/** The paths of all files that are the project's own, each as its names in order, without endings. */
function namesOfFiles(): string[][] {
    return OWN_FOLDERS.flatMap((folder) => {
        return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => {
            const names = [folder, ...path.split(/[\\/]/)];
            const last = names.pop() ?? '';
            return [...names, last, last.replace(/\.\w+$/, '')];
        });
    });
}

/** True if the names stand in a path one after another, with others between them: `bar/chatRow` is `bar/lwc/chatRow`. */
function isShortFor(names: readonly string[], path: readonly string[]): boolean {
    let next = 0;
    for (const name of path) {
        next += Number(name === names[next]);
    }
    return next === names.length;
}

/** Says which paths on a page name nothing that is there. */
function deadPaths(page: Page, files: readonly string[][]): string[] {
    return page.code
        .map(({ text }) => text)
        .filter((span) => PATH.test(span) && !NO_PATH.test(span))
        .filter((span) => {
            const names = span.replace(/\/$/, '').split('/');
            return OWN_FOLDERS.includes(names[0] ?? '')
                ? !existsSync(join(root, span))
                : !files.some((path) => isShortFor(names, path));
        })
        .map((span) => `${page.path}: there is no ${span}`);
}

describe('whoever follows the documentation arrives', () => {
    const pages = readPages();

    test('every link leads to a file that is there, and to a heading of it', () => {
        assert.ok(pages.length >= 8);
        assert.deepEqual(pages.flatMap(deadLinks), []);
    });

    test('every path that a sentence names is there', () => {
        const files = namesOfFiles();
        assert.deepEqual(
            pages.filter(({ path }) => path !== 'CHANGELOG.md').flatMap((page) => deadPaths(page, files)),
            []
        );
    });

    test('every picture is shown on a page', () => {
        const shown = new Set(pages.flatMap((page) => page.links.map((address) => targetOf(page, address))));
        const pictures = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
            .filter((name) => /\.(png|gif|svg)$/.test(name))
            .map((name) => `docs/${name.replaceAll('\\', '/')}`);
        assert.deepEqual(
            pictures.filter((picture) => !shown.has(picture)),
            []
        );
    });

    test('a link to nothing is noticed, to a file as to a heading', () => {
        const text = '# A page\n\n[one](gone.md) [two](README.md#nowhere) [three](#a-page) [four](#nowhere)\n';
        assert.deepEqual(deadLinks(parsePage('page.md', text)), [
            'page.md: gone.md: there is no gone.md',
            'page.md: README.md#nowhere: README.md has no heading for #nowhere',
            'page.md: #nowhere: page.md has no heading for #nowhere'
        ]);
    });
});
