import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { root } from './bundles.ts';
import { resolve } from './resolve.ts';

enableCompileCache(join(root, '.local', 'compiled'));
registerHooks({ resolve });
