import { CommandError, UsageError } from '../command/commandError.ts';
import { errorMessage, isExpected } from '../command/errorMessage.ts';
import { endWithReader, FAILED, failureText } from '../command/runCommand.ts';
import { createEnding } from './server/ending.ts';
import { openHttpServer, type HttpServer } from './server/httpServer.ts';
import { readStartOptions, USAGE } from './server/options.ts';

function failed(error: unknown) {
    return console.error(error);
}

async function takePort(port: number): Promise<HttpServer> {
    try {
        return await openHttpServer(port, failed);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const because: Partial<Record<string, string>> = {
            EADDRINUSE: `Port ${port} is in use. Choose another one with --port N, or any free one with --port 0.`,
            EACCES: `Port ${port} is not allowed for this user. Choose one from 1024 on with --port N.`
        };
        throw new CommandError(because[code ?? ''] ?? errorMessage(error), { cause: error });
    }
}

const ending = createEnding(failed);
endWithReader((status) => void ending.end(status));

try {
    const options = readStartOptions(process.argv.slice(2));
    if (options === undefined) {
        console.log(USAGE);
    } else {
        const server = await takePort(options.port);
        ending.add(server.stop);
        // The console with its compilers takes seconds to load: what is wrong with the options or the port is said before.
        const { runConsole } = await import('./server/runConsole.ts');
        await runConsole(options, server, ending, failed);
    }
} catch (error) {
    console.error(isExpected(error) ? failureText(error, 'npm start') : error);
    // Nothing that this start has taken stays taken, such as the lock of a file that is no database.
    await ending.end(error instanceof UsageError ? FAILED : 1);
}
