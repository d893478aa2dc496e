import { api, LightningElement } from 'lwc';
import { fill } from 'c/labels';
import chatsCount from '@salesforce/label/c.Etiquette_Chats_Count';
import next from '@salesforce/label/c.Etiquette_Next';
import soundOff from '@salesforce/label/c.Etiquette_Sound_Off';
import soundOn from '@salesforce/label/c.Etiquette_Sound_On';

/** What stands above the list: how many chats there are, the way to the next due one, the sound. Says `next`, `mute`. */
export default class BarTools extends LightningElement {
    /** How many chats the list shows. */
    @api count = 0;
    /** The sound is off. */
    @api muted = false;
    /** The keys that do the same as the button for the next due chat. */
    @api shortcut = '';

    get chats(): string {
        return fill(chatsCount, String(this.count));
    }

    get hasNoChat(): boolean {
        return this.count === 0;
    }

    get next(): { label: string; title: string } {
        return { label: next, title: `${next} (${this.shortcut})` };
    }

    get sound(): string {
        return this.muted ? soundOff : soundOn;
    }

    sayNext(): void {
        this.dispatchEvent(new CustomEvent('next'));
    }

    sayMute(): void {
        this.dispatchEvent(new CustomEvent('mute'));
    }
}
