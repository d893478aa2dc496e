import { startCoach } from '../coach/coach.ts';
import { setPresence } from '../omni/omni.ts';
import { ask } from '../session/link.ts';
import { signal } from '../session/signal.ts';
import { desk } from '../session/world.ts';
import { showPanel, showOmniChannel, utilities } from '../workspace/utilities.ts';
import type { SceneSummary } from '../../protocol.ts';

/** The scene that this page began last. */
export const playing = signal<SceneSummary | undefined>(undefined);

/** Plays a scene, with the agent online and both panels open, so that nothing of it passes unseen. */
export async function playShift(scene: string): Promise<void> {
    if (!desk.get().status?.takesWork) {
        await setPresence('Available');
    }
    showPanels();
    playing.set(await ask('/local/scene', { scene }));
}

/** Plays a scene and explains, once each, what happens for the first time. */
export async function playGuidedShift(scene: string): Promise<void> {
    startCoach();
    await playShift(scene);
}

function showPanels(): void {
    for (const { id, item, open } of utilities.get()) {
        if (item.properties.eager === 'true' && !open) {
            showPanel(id, true);
        }
    }
    showOmniChannel();
}
