import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';
import { root } from '../../node/bundles.ts';

/** A span of code within a sentence, or a fenced block of it. */
export interface Code {
    text: string;
    inBlock: boolean;
    /** The first word after the fence of a block, and the others. */
    language: string;
    marks: string[];
}

/** One page of the documentation, taken apart. */
export interface Page {
    /** The path from the project's folder, with slashes. */
    path: string;
    /** The addresses of links and pictures, as they are written. */
    links: string[];
    /** The anchors that GitHub gives the headings. */
    anchors: Set<string>;
    /** All that is written as code, in the order of the page. */
    code: Code[];
    /** The words in bold. */
    bold: string[];
    /** The tables, as rows of cells in plain text; the header comes first. */
    tables: string[][][];
}

/** Returns all pages that people read: those in the project's folder and everything under docs, by path. */
export function readPages(): Page[] {
    const inRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
    const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => join('docs', name));
    return [...inRoot, ...inDocs].map((path) => path.split(sep).join('/')).map(readPage);
}

/** Returns one page, given by its path from the project's folder. Throws if there is no such file. */
export function readPage(path: string): Page {
    return parsePage(path, readFileSync(join(root, path), 'utf8'));
}

/** Takes the text of a page apart. */
export function parsePage(path: string, text: string): Page {
    const page: Page = { path, links: [], anchors: new Set(), code: [], bold: [], tables: [] };
    const slugger = new GithubSlugger();
    void marked.walkTokens(marked.lexer(text), (token) => {
        if (isLink(token)) {
            page.links.push(token.href);
        } else if (isHeading(token)) {
            page.anchors.add(slugger.slug(plainText(token.tokens)));
        } else if (isSpan(token)) {
            page.code.push({ text: token.text.replaceAll(/\s+/g, ' '), inBlock: false, language: '', marks: [] });
        } else if (isBlock(token)) {
            const [language = '', ...marks] = (token.lang ?? '').split(/\s+/);
            page.code.push({ text: token.text, inBlock: true, language, marks });
        } else if (isBold(token)) {
            page.bold.push(plainText(token.tokens));
        } else if (isTable(token)) {
            const rows = [token.header, ...token.rows];
            page.tables.push(rows.map((cells) => cells.map(({ tokens }) => plainText(tokens))));
        }
    });
    return page;
}

/** Returns the path, from the project's folder, of what a relative address on a page names. */
export function targetOf(page: Page, address: string): string {
    const [file = ''] = decodeURI(address).split('#');
    const path = file === '' ? page.path : join(dirname(page.path), file);
    return relative('.', path).split(sep).join('/');
}

function plainText(tokens: readonly Token[]): string {
    const texts = tokens.map((token) => ('tokens' in token && token.tokens ? plainText(token.tokens) : textOf(token)));
    return texts.join('').trim();
}

function textOf(token: object): string {
    return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

function isLink(token: Token): token is Tokens.Link | Tokens.Image {
    return token.type === 'link' || token.type === 'image';
}

function isHeading(token: Token): token is Tokens.Heading {
    return token.type === 'heading';
}

function isSpan(token: Token): token is Tokens.Codespan {
    return token.type === 'codespan';
}

function isBlock(token: Token): token is Tokens.Code {
    return token.type === 'code';
}

function isBold(token: Token): token is Tokens.Strong {
    return token.type === 'strong';
}

function isTable(token: Token): token is Tokens.Table {
    return token.type === 'table';
}
