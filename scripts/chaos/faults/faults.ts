import type { Random } from '../../harness/random.ts';
import type { LocalConsole } from '../../console/server/localConsole.ts';
import type { Chat } from '../../console/world/people.ts';
import type { Desk } from '../desk.ts';

/** What a fault has to work with. */
export interface Scene {
    local: LocalConsole;
    desk: Desk;
    random: Random;
    /** Chats that this desk's agent has and that go on. */
    chats: readonly Chat[];
}

/** Something that goes wrong at one desk for a while. */
export interface Fault {
    name: string;
    /** How long it lasts, in seconds of virtual time, at least and at most; absent where it is over at once. */
    lasts?: readonly [number, number];
    /** What it held back comes after its end: screens are not judged right then. */
    echoes?: true;
    /** It goes on while all is well at the other desks. */
    goesOn?: true;
    begin(scene: Scene): Promise<void>;
    end?(scene: Scene): Promise<void>;
}
