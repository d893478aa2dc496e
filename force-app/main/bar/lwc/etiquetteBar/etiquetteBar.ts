import { api, LightningElement, wire } from 'lwc';
import { MessageContext, type MessageContextValue } from 'lightning/messageService';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { getRecord, type RecordResult } from 'lightning/uiRecordApi';
import userId from '@salesforce/user/Id';
import { recordId, type Button } from 'c/etiquette';
import { wordsOf } from 'c/platformError';
import type { PoliciesRead } from 'c/policyRecords';
import type { ActionCommand, ShiftView } from 'c/shift';
import { windowStorage } from 'c/windowStorage';
import { goToChat } from 'c/workspace';
import { actOnScreen } from './actOnScreen';
import { compose, type Composition } from './composition';
import type { PartNews } from './hearing';
import { nextChat } from './nextChat';
import { SameViews } from './sameViews';
import { onShortcut, SHORTCUT } from './shortcut';
import { Sound } from './sound';
import { SteadyPictures } from './steadyPictures';
import type { TemplateParts } from './templateParts';
import { Thresholds, type Crossed } from './thresholds';
import { ToolkitCalls, type ToolkitResult } from './toolkitCalls';
import { troublesOf } from './troubles';
import { withNames } from './unnamed';
import { UtilityItem } from './utilityItem';

/**
 * What the agent sees of the etiquette, in the utility bar: the composition root. The Aura bridge around it hands it
 * the platform's events (`hear`) and does its toolkit calls (event `toolkit`, answered by `answer`).
 */
export default class EtiquetteBar extends LightningElement {
    view: ShiftView = { now: 0, chats: [] };
    said: Crossed = { polite: '', assertive: '' };
    muted = false;
    policyProblems: readonly string[] = [];
    failure = '';
    userId = userId;
    userFields = ['User.Name'];
    shortcut = SHORTCUT;

    #context: MessageContextValue | undefined;
    #agentName: string | undefined;
    #isRendered = false;
    #atWork: Composition | undefined;
    #early: ((atWork: Composition) => void)[] = [];
    #sameViews = new SameViews();
    #thresholds = new Thresholds();
    #utility = new UtilityItem();
    #sound = new Sound(windowStorage(userId));
    #stopShortcut: (() => void) | undefined;
    #pictures = new SteadyPictures(() => this.show());
    #calls = new ToolkitCalls((detail) => this.dispatchEvent(new CustomEvent('toolkit', { detail })));

    /** Takes an event of the Aura bridge: its name, and a plain copy of its parameters. */
    @api
    hear(name: string, params: Record<string, unknown>): void {
        this.whenAtWork(({ hearing }) => hearing.platform(name, params));
    }

    /** Takes the answer to a `toolkit` call. */
    @api
    answer(id: string, result: ToolkitResult): void {
        this.#calls.answer(id, result);
    }

    @wire(MessageContext)
    takeContext(context: MessageContextValue | undefined): void {
        this.#context = context;
        this.start();
    }

    @wire(EnclosingUtilityId)
    takeUtility(id: string | undefined): void {
        this.#utility.attach(id);
        this.attempt(this.#utility.show(this.view));
    }

    @wire(getRecord, { recordId: '$userId', optionalFields: '$userFields' })
    takeAgent(result: RecordResult | undefined): void {
        if (!result?.data && !result?.error) {
            return;
        }
        const name = result.data?.fields.Name?.value;
        this.#agentName ??= typeof name === 'string' ? name : '';
        this.start();
    }

    connectedCallback(): void {
        this.muted = this.#sound.isMuted();
        this.#stopShortcut = onShortcut(() => this.goNext());
    }

    disconnectedCallback(): void {
        this.#stopShortcut?.();
        this.#pictures.stop();
        this.#atWork?.stop();
        this.#atWork = undefined;
    }

    renderedCallback(): void {
        this.#isRendered = true;
        this.start();
    }

    start(): void {
        const { cases, policies, queue } = this.parts;
        if (this.#atWork || !this.isConnected || !this.#context || this.#agentName === undefined) {
            return;
        }
        if (!cases || !policies || !queue) {
            return;
        }
        const atWork = compose({
            context: this.#context,
            agent: { id: recordId(userId), name: this.#agentName },
            cases,
            callToolkit: (toolkit, method, args) => this.#calls.call(toolkit, method, args),
            refreshPolicies: () => policies.refresh(),
            refreshQueue: () => queue.refresh(),
            changed: () => this.#pictures.ask(),
            ticked: (now) => this.tick(now),
            failed: this.failed
        });
        this.#atWork = atWork;
        this.#early.splice(0).forEach((heard) => heard(atWork));
        atWork.hearing.readWork();
        this.show();
    }

    /** What is heard before the shift has begun is kept for it. */
    whenAtWork(heard: (atWork: Composition) => void): void {
        if (this.#atWork) {
            heard(this.#atWork);
        } else {
            this.#early.push(heard);
        }
    }

    takePolicies({ detail }: CustomEvent<PoliciesRead>): void {
        this.policyProblems = detail.problems;
        this.whenAtWork(({ hearing }) => hearing.policies(detail));
    }

    /** Takes what a part of the template says. */
    take<Name extends keyof PartNews>({ type, detail }: CustomEvent<PartNews[Name]>): void {
        this.whenAtWork(({ hearing }) => hearing.parts[type as Name](detail));
    }

    show(): void {
        if (!this.#atWork) {
            return;
        }
        const view = withNames(this.#atWork.shift.view());
        const crossed = this.#thresholds.look(view.chats);
        this.view = { ...view, chats: this.#sameViews.of(view.chats) };
        if (crossed.polite || crossed.assertive) {
            this.said = crossed;
        }
        if (crossed.assertive) {
            this.attempt(this.#sound.ring());
        }
        this.attempt(this.#utility.show(view));
        this.tick(view.now);
    }

    tick(now: number): void {
        this.parts.list?.tick(now);
        this.attempt(this.#utility.tick(now));
        this.#atWork?.tellPanels(this.view.chats, now);
    }

    get parts(): TemplateParts {
        return (this.#isRendered && this.refs) || {};
    }

    get troubles(): string[] {
        return troublesOf(this.failure, this.view.storageProblem, this.policyProblems);
    }

    now = (): number => this.#atWork?.now() ?? this.view.now;

    failed = (error: unknown): void => {
        this.failure = wordsOf(error);
    };

    attempt(work: Promise<unknown>): void {
        work.catch(this.failed);
    }

    press(event: CustomEvent<{ chat: string; button: Button }>): void {
        this.ask(event, ({ shift }) => shift.press(event.detail.chat, event.detail.button));
    }

    act(event: CustomEvent<{ key: string; command: ActionCommand }>): void {
        this.ask(event, ({ shift }) => actOnScreen(shift, event.detail.key, event.detail.command));
    }

    go(event: CustomEvent<{ chat: string }>): void {
        this.ask(event, () => goToChat(event.detail.chat));
    }

    ask(event: Event, work: (atWork: Composition) => Promise<void>): void {
        event.stopPropagation();
        this.failure = '';
        this.whenAtWork((atWork) => this.attempt(work(atWork)));
    }

    goNext(): void {
        const chats = this.view.chats.map(({ chat }) => chat);
        this.attempt(nextChat(chats).then((chat) => (chat ? goToChat(chat) : undefined)));
    }

    toggleSound(): void {
        this.muted = !this.muted;
        this.attempt(this.#sound.mute(this.muted));
    }
}
