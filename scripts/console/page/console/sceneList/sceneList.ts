import { LightningElement } from 'lwc';

import type { SceneLevel, SceneSummary } from '../../../protocol.ts';
import { playShift } from '../../shift/play.ts';
import { request } from '../../session/link.ts';

const LEVELS: Record<SceneLevel, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

/** The scenes, by name, the easiest first. */
export default class SceneList extends LightningElement {
    scenes: (SceneSummary & { playLabel: string; levelLabel: string; levelClass: string; size: string })[] = [];
    failure = '';
    begun = '';

    connectedCallback(): void {
        void this.read();
    }

    async read(): Promise<void> {
        const response = await request('/local/scenes');
        const scenes = (await response.json()) as SceneSummary[];
        this.scenes = scenes.map((scene) => ({
            ...scene,
            playLabel: `Play ${scene.label}`,
            levelLabel: LEVELS[scene.level],
            levelClass: `level ${scene.level}`,
            size: `${scene.clients} ${scene.clients === 1 ? 'client' : 'clients'}, ${scene.minutes} min`
        }));
    }

    async play(event: Event): Promise<void> {
        const { scene = '' } = (event.currentTarget as HTMLElement).dataset;
        try {
            await playShift(scene);
            this.failure = '';
            this.begun = `${this.scenes.find(({ name }) => name === scene)?.label ?? scene} has begun.`;
        } catch (error) {
            this.failure = (error as Error).message;
        }
    }
}
