import type { Entity } from './queries';

const CHANGED_BY_EACH_CHAT: ReadonlySet<Entity> = new Set<Entity>(['MessagingSession', 'AgentWork']);

/** Of which objects change events come, as far as an agent can tell: who may not subscribe is told so, and no more. */
export class PublishedEvents {
    private heard = new Set<Entity>();
    /** Refused subscriptions, with the server's words. */
    private refused = new Map<Entity, string>();
    /** Objects that were found changed though no event had ever told of one. */
    private untold = new Set<Entity>();

    refuse(entity: Entity, message: string): void {
        this.refused.set(entity, message);
    }

    hear(entity: Entity): void {
        this.heard.add(entity);
        this.untold.delete(entity);
    }

    /** Takes that a reading found something else than was known. */
    findChange(entity: Entity): void {
        if (!this.heard.has(entity)) {
            this.untold.add(entity);
        }
    }

    refusalOf(entity: Entity): string | undefined {
        return this.refused.get(entity);
    }

    /**
     * Returns true where an object must be polled. The first chat brings events of its session and its work where the org
     * publishes them: until then both are polled. Orgs with legacy Chat beside Messaging are few, and hours may pass before
     * a presence changes: these are polled where their events are refused, or a reading found a change untold.
     */
    isSilent(entity: Entity): boolean {
        const isPublished = CHANGED_BY_EACH_CHAT.has(entity) ? this.heard.has(entity) : !this.untold.has(entity);
        return this.refused.has(entity) || !isPublished;
    }
}
