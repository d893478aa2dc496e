import { startCoach } from '../coach/coach.ts';
import { setPresence } from '../omni/omni.ts';
import { ask } from '../session/link.ts';
import { desk } from '../session/world.ts';
import { showPanel, showOmniChannel, utilities } from '../workspace/utilities.ts';

/** Plays a scene, with the agent online and both panels open, so that nothing of it passes unseen. */
export async function playShift(scene: string): Promise<void> {
    if (!desk.get().status?.takesWork) {
        await setPresence('Available');
    }
    showPanels();
    await ask('/local/scene', { scene });
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
