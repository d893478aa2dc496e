import { ApiError } from '../api/apiError.ts';
import type { Org } from '../org.ts';
import type { Catalogue } from './catalogue.ts';
import { type Deploy, deploy, type DeployRequest, type PackageCheck } from './deploy.ts';
import type { Retrieved } from './retrieve.ts';

/** Deploys and retrieves of which a client may still ask; the oldest makes room. */
const KEPT = 50;

/** What the metadata API works with: what is deployed, and how the latest deploys went. */
export class MetadataStore {
    readonly org: Org;
    readonly catalogue: Catalogue;
    private readonly check: PackageCheck | undefined;
    private readonly deploys = new Map<string, Deploy>();
    private last: Promise<void> = Promise.resolve();
    private readonly retrieves = new Map<string, Retrieved>();

    constructor(org: Org, catalogue: Catalogue, check?: PackageCheck) {
        this.org = org;
        this.catalogue = catalogue;
        this.check = check;
    }

    /** Deploys a zip once those before it are done; whatever is wrong with it stands in the result. */
    async deploy(request: DeployRequest): Promise<Deploy> {
        const turn = this.last.then(() => deploy(this.org, this.catalogue, request, this.check));
        this.last = turn.then(
            () => undefined,
            () => undefined
        );
        const done = await turn;
        keep(this.deploys, done.id, done);
        return done;
    }

    /** How a deploy went. */
    deployed(id: string): Deploy {
        const found = [...this.deploys.values()].find((each) => each.id.startsWith(id.slice(0, 15)));
        if (!found || id.length < 15) {
            throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 });
        }
        return found;
    }

    /** Keeps what was retrieved until it is fetched. */
    keepRetrieved(id: string, retrieved: Retrieved): void {
        keep(this.retrieves, id, retrieved);
    }

    /** What was retrieved. */
    retrieved(id: string): Retrieved {
        const found = this.retrieves.get(id);
        if (!found) {
            throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
        }
        return found;
    }
}

function keep<Value>(kept: Map<string, Value>, id: string, value: Value): void {
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) {
        kept.delete(oldest);
    }
    kept.set(id, value);
}
