import { type Access, systemAccess, userAccess } from './access/access.ts';
import type { PermissionSetData, ProfileData } from './access/permissionSet.ts';
import { readProfiles, STANDARD_USER } from './access/profiles.ts';
import type { Sharing } from './schema/sobject.ts';
import { ConversationEntries } from './conversation/conversationEntries.ts';
import { FEATURE_NAMES, type Feature } from './features.ts';
import { makeId } from './ids/recordId.ts';
import { type Change, grouped, type RecordChange } from './records/change.ts';
import { Schema } from './schema/schema.ts';
import { migrate } from './schema/tables.ts';
import { Counters } from './store/counters.ts';
import { Database } from './store/database.ts';

/** Changes to these decide who may do what. */
const DECIDES_ACCESS = new Set(['User', 'PermissionSet', 'PermissionSetAssignment', 'Profile']);

/** The org's parts that everything else works with: its records, what it knows of them, its time. */
export class Org {
    readonly database: Database;
    readonly counters: Counters;
    readonly conversations: ConversationEntries;
    readonly now: () => number;
    schema = new Schema([]);
    /** What this org has of what not every org has. */
    features: ReadonlySet<Feature>;
    /** How records of some objects are shared, where it is other than their own way. */
    sharing: Readonly<Record<string, Sharing>> = {};
    /** Standard fields that have field-level security here, besides those that have it everywhere. */
    securedFields: ReadonlySet<string> = new Set();
    permissionSets: ReadonlyMap<string, PermissionSetData> = new Map();
    /** The first user, in whose name the org itself works. */
    adminId = '';
    organizationId = '';
    private readonly profiles: Map<string, ProfileData> = readProfiles();
    private readonly accesses = new Map<string, Access>();
    private readonly listeners = new Set<(change: Change) => void>();
    private pending: RecordChange[] = [];
    private isWriting = false;

    constructor(file: string, now: () => number, features: ReadonlySet<Feature> = new Set(FEATURE_NAMES)) {
        this.database = new Database(file);
        this.counters = new Counters(this.database);
        this.conversations = new ConversationEntries(this.database);
        this.now = now;
        this.features = features;
    }

    /** Puts another schema and other permissions in force. */
    install(schema: Schema, permissionSets: ReadonlyMap<string, PermissionSetData>): void {
        migrate(this.database, schema);
        this.schema = schema;
        this.permissionSets = permissionSets;
        this.accesses.clear();
    }

    /** The instant of a save: seconds, as the platform keeps them. */
    savedAt(): number {
        return Math.floor(this.now() / 1000) * 1000;
    }

    /** The next id of an object. */
    nextId(prefix: string): string {
        return makeId(prefix, this.counters.next(`id ${prefix}`));
    }

    /** Saves records, all or nothing; listeners hear of it once it stands. */
    write<Result>(work: () => Result): Result {
        // Within a save nothing is written before everything is checked, so that a part that fails leaves no trace.
        if (this.isWriting) {
            return work();
        }
        this.isWriting = true;
        try {
            const result = this.database.transaction(() => {
                const done = work();
                this.counters.keep();
                return done;
            });
            this.isWriting = false;
            this.publish();
            return result;
        } catch (error) {
            this.pending = [];
            this.accesses.clear();
            throw error;
        } finally {
            this.isWriting = false;
        }
    }

    /** Notes a change of the transaction that is under way. */
    changed(change: RecordChange): void {
        this.pending.push(change);
        if (DECIDES_ACCESS.has(change.entity)) {
            this.accesses.clear();
        }
    }

    /** Calls the listener with every change that was saved; the answer ends it. */
    onChange(listener: (change: Change) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    /** What a user may do now. */
    accessOf(userId: string): Access {
        const known = this.accesses.get(userId);
        if (known) {
            return known;
        }
        const access = userAccess(userId, {
            profile: this.profileOf(userId),
            sets: this.assignedTo(userId),
            sharingOf: (object) => this.sharing[object.name] ?? object.sharing
        });
        this.accesses.set(userId, access);
        return access;
    }

    /** The access of the org itself. */
    systemAccess(): Access {
        return systemAccess(this.adminId);
    }

    private profileOf(userId: string): ProfileData {
        const row = this.database.get(
            'SELECT p.Name AS name FROM o_User u JOIN o_Profile p ON p.Id = u.ProfileId WHERE u.Id = ?',
            userId
        );
        const profile = this.profiles.get(String(row?.['name'])) ?? this.profiles.get(STANDARD_USER);
        if (!profile) {
            throw new Error(`The profile "${STANDARD_USER}" is missing from access/profiles.json.`);
        }
        return profile;
    }

    private assignedTo(userId: string): PermissionSetData[] {
        const rows = this.database.all(
            `SELECT s.Name AS name FROM o_PermissionSetAssignment a JOIN o_PermissionSet s ON s.Id = a.PermissionSetId
             WHERE a.AssigneeId = ? AND a.IsDeleted = 0 AND s.IsDeleted = 0`,
            userId
        );
        return rows.flatMap(({ name }) => this.permissionSets.get(String(name).toLowerCase()) ?? []);
    }

    private publish(): void {
        const changes = grouped(this.pending);
        this.pending = [];
        for (const change of changes) {
            for (const listener of this.listeners) {
                listener(change);
            }
        }
    }
}
