import { createElement } from 'lwc';
import App from 'console/app';

import { feedChannels } from './conversation/channels.ts';
import { setPresence } from './omni/omni.ts';
import { ShowToastEvent } from '../stand-ins/lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { happenings, desk } from './session/world.ts';
import { showOmniChannel } from './workspace/utilities.ts';
import { noteRecent } from './workspace/recent.ts';
import { startWorkspace } from './workspace/workspace.ts';

/** Puts the console on the page and goes online where the address asks for it. */
export function showConsole(): void {
    feedChannels();
    startWorkspace();
    noteRecent();
    document.body.append(createElement('console-app', { is: App }));
    happenings.on('omni', ({ name }) => {
        if (name === 'omniChannelWorkAssigned') {
            showOmniChannel();
        }
    });
    if (desk.get().works.some((work) => !work.engaged)) {
        showOmniChannel();
    }
    const presence = new URLSearchParams(location.search).get('presence');
    if (presence && desk.get().status?.developerName !== presence) {
        setPresence(presence).catch(({ message }: Error) => {
            window.dispatchEvent(new ShowToastEvent({ title: message, variant: 'error', mode: 'sticky' }));
        });
    }
}
