import { relative } from 'node:path';
import ts from 'typescript';
import { root } from '../node/bundles.ts';

/** What TypeScript makes of the components: their JavaScript by the path of its source, and what is wrong. */
export interface Emission {
    emitted: Map<string, string>;
    complaints: string[];
}

/** Checks the components' types as they are deployed, and emits their JavaScript into memory. */
export function emitComponents(configFile: string): Emission {
    const config = ts.getParsedCommandLineOfConfigFile(
        configFile,
        {},
        { ...ts.sys, onUnRecoverableConfigFileDiagnostic }
    );
    if (!config) {
        throw new Error(`${configFile} cannot be read`);
    }
    const program = ts.createProgram(config.fileNames, config.options);
    const emitted = new Map<string, string>();
    const result = program.emit(undefined, (_file, text, _mark, _onError, sources) => {
        for (const source of sources ?? []) {
            emitted.set(source.fileName, text);
        }
    });
    const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program), ...result.diagnostics];
    const complaints = ts.sortAndDeduplicateDiagnostics(diagnostics).map(sentence);
    return { emitted, complaints };
}

function onUnRecoverableConfigFileDiagnostic(diagnostic: ts.Diagnostic): never {
    throw new Error(sentence(diagnostic));
}

function sentence(diagnostic: ts.Diagnostic): string {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    if (!diagnostic.file || diagnostic.start === undefined) {
        return `TS${diagnostic.code}: ${text}`;
    }
    const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    const place = `${relative(root, diagnostic.file.fileName)}:${line + 1}:${character + 1}`;
    return `${place} TS${diagnostic.code}: ${text}`;
}
