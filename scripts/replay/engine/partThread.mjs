// Starts a worker thread. Plain JavaScript, so that the cache of compiled code is on before the first TypeScript is read:
// without it each thread would load what strips types.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../../.local/compiled', import.meta.url)));
await import('../../node/register.ts');
await import('./partThread.ts');
