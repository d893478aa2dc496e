/**
 * Writes what nobody caught in the sandbox into the browser's console: an error that comes out of there is wrapped, and
 * the browser can name neither its message nor its place.
 */
export function showSandboxErrors(): void {
    window.addEventListener('error', ({ error, message }) => {
        const text = textOf(error);
        if (text !== undefined && !message.includes(text.slice(0, text.indexOf('\n')))) {
            console.error(`Uncaught in the sandbox: ${text}`);
        }
    });
    window.addEventListener('unhandledrejection', ({ reason }) => {
        const text = textOf(reason);
        if (text !== undefined) {
            console.error(`Rejected, and not caught: ${text}`);
        }
    });
}

function textOf(error: unknown): string | undefined {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : undefined;
}
