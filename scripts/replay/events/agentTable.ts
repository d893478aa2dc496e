import { ByteTable } from './byteTable.ts';
import { hashBytes } from './hash.ts';

/** The name that an org gave an agent, and where in the input it came first. */
export interface AgentName {
    name: string;
    arrival: number;
}

/** Numbers agents and queues from 1 on, and keeps agents' names where the timeline tells them. */
export class AgentTable {
    readonly names = new Map<string, AgentName>();
    #table = new ByteTable();
    #ids: string[] = [''];

    /** Returns the number of an agent whose id stands in the bytes. */
    number(bytes: Buffer, start: number, end: number, hash: number): number {
        const known = this.#table.find(bytes, start, end, hash);
        if (known >= 0) {
            return known + 1;
        }
        this.#ids.push(bytes.toString('utf8', start, end));
        return this.#table.add(bytes, start, end, hash) + 1;
    }

    /** How many numbers are given; 0 is one of them. */
    get count(): number {
        return this.#ids.length;
    }

    /** Returns the ids of agents from a number on. */
    idsFrom(number: number): string[] {
        return this.#ids.slice(number);
    }

    /** Returns the number of an agent whose id is known as a string. */
    numberOf(id: string): number {
        const bytes = Buffer.from(id);
        return this.number(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length));
    }

    /** Returns the id of the agent with a number. */
    idOf(number: number): string {
        return this.#ids[number] ?? '';
    }

    /** Notes an agent's name; the one that came first stays. */
    name(id: string, name: string, arrival: number): void {
        const known = this.names.get(id);
        if (name !== '' && (known === undefined || arrival < known.arrival)) {
            this.names.set(id, { name, arrival });
        }
    }
}
