/** The name of a component as its file says it, where `%2E` stands for a dot; undefined where that cannot be read. */
export function nameInFile(name: string): string | undefined {
    try {
        return decodeURIComponent(name);
    } catch (error) {
        if (!(error instanceof URIError)) {
            throw error;
        }
        return undefined;
    }
}
