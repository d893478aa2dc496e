import type { SharedFile } from '../protocol.ts';
import { FILE_LIMIT } from '../protocol.ts';
import { RefusalError } from './refusal.ts';

/** All files together take no more memory than this; the oldest give way. */
const KEPT_BYTES = 200 * 1024 * 1024;
const LONGEST_NAME = 120;

/** What a client sends beside words. */
export interface Files {
    keep(id: string, name: string, type: string, bytes: Buffer): SharedFile;
    get(id: string): { file: SharedFile; bytes: Buffer } | undefined;
}

/** The name without folders and control characters: it is shown, and it is what a download is saved as. */
function tidy(name: string): string {
    return (
        name
            .replace(/^.*[/\\]/, '')
            .replace(/\p{C}/gu, '')
            .slice(-LONGEST_NAME) || 'file'
    );
}

/** Files in memory. */
export function createFiles(): Files {
    const kept = new Map<string, { file: SharedFile; bytes: Buffer }>();
    let total = 0;
    const makeRoom = () => {
        for (const [id, { bytes }] of kept) {
            if (total <= KEPT_BYTES) {
                return;
            }
            kept.delete(id);
            total -= bytes.length;
        }
    };
    return {
        keep(id, name, type, bytes) {
            if (bytes.length === 0) {
                throw new RefusalError('badRequest', `The file ${tidy(name)} is empty.`);
            }
            if (bytes.length > FILE_LIMIT) {
                const most = FILE_LIMIT / 1024 / 1024;
                throw new RefusalError(
                    'tooLarge',
                    `The file ${tidy(name)} is larger than ${most} MB. Send a smaller one.`
                );
            }
            const file = { id, name: tidy(name), size: bytes.length, type, url: `/local/files/${id}` };
            kept.set(id, { file, bytes });
            total += bytes.length;
            makeRoom();
            return file;
        },
        get: (id) => kept.get(id)
    };
}
