import { api, LightningElement } from 'lwc';
import type { Settings } from 'c/agentSettings';
import { isLate, type ShownChat } from 'c/bands';
import { fill, MUTED_ICON } from 'c/labels';
import chatsCount from '@salesforce/label/c.Etiquette_Chats_Count';
import chatsOne from '@salesforce/label/c.Etiquette_Chats_One';
import lateCount from '@salesforce/label/c.Etiquette_Late_Count';
import next from '@salesforce/label/c.Etiquette_Next';
import muted from '@salesforce/label/c.Etiquette_Muted';
import settings from '@salesforce/label/c.Etiquette_Settings';

/** What stands above the list: how many chats there are, the way to the next due one, the settings. Says `next`, `set`. */
export default class BarTools extends LightningElement {
    /** The chats of the list, in their order. */
    @api chats: readonly ShownChat[] = [];
    /** The settings that hold. */
    @api settings: Settings | undefined;
    /** The keys that do the same as the button for the next due chat. */
    @api shortcut = '';

    words = { settings };
    mutedIcon = MUTED_ICON;
    areSettingsOpen = false;

    /** Moves the focus to the line, and to none of its buttons: a key that is still held would press it. */
    @api
    focusTools(): void {
        this.template?.querySelector<HTMLElement>('.tools')?.focus();
    }

    get count(): string {
        const chats = this.chats.filter(({ phase }) => phase !== 'ended').length;
        const late = this.chats.filter(isLate).length;
        const all = chats === 1 ? chatsOne : fill(chatsCount, String(chats));
        return late === 0 ? all : `${all}, ${fill(lateCount, String(late))}`;
    }

    get hasNext(): boolean {
        return this.chats.some(({ phase }) => phase === 'accepted');
    }

    get keys(): string | undefined {
        return this.settings?.hasKeys ? this.shortcut : undefined;
    }

    get next(): { label: string; title: string } {
        return { label: next, title: this.keys ? `${next} (${this.keys})` : next };
    }

    get isMuted(): boolean {
        return this.settings?.isMuted ?? false;
    }

    get settingsName(): string {
        return this.isMuted ? `${settings} (${muted})` : settings;
    }

    sayNext(): void {
        this.dispatchEvent(new CustomEvent('next'));
    }

    toggleSettings(): void {
        this.areSettingsOpen = !this.areSettingsOpen;
    }
}
