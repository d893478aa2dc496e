/** The part of cli-progress that is used; the package brings no types. */
declare module 'cli-progress' {
    export class SingleBar {
        constructor(options: {
            format: string;
            stream: NodeJS.WritableStream;
            clearOnComplete: boolean;
            hideCursor: boolean;
        });
        start(total: number, value: number, payload: Record<string, string>): void;
        setTotal(total: number): void;
        update(value: number, payload: Record<string, string>): void;
        stop(): void;
    }
}
