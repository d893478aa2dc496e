import { api, LightningElement, wire } from 'lwc';
import { MessageContext, type MessageContextValue } from 'lightning/messageService';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { getRecord, type RecordResult } from 'lightning/uiRecordApi';
import userId from '@salesforce/user/Id';
import type { SettingsChange } from 'c/agentSettings';
import type { ShownChat } from 'c/bands';
import showCountdowns from 'c/countdowns';
import { recordId } from 'c/etiquette';
import type { MissingGrant } from 'c/grants';
import { lastingStorage } from 'c/journal';
import { errorMessage } from 'c/platformError';
import type { PoliciesRead } from 'c/policyRecords';
import type { SessionView } from 'c/session';
import type { CasePort } from 'c/sessionPorts';
import { NO_CHANNEL, windowStorage } from 'c/windowStorage';
import { AgentName } from './agentName';
import { AGENT_FIELDS, agentOf } from './agentRecord';
import { Alarms } from './alarms';
import { alertLabels } from './alertLabels';
import { COMMANDS, type Command } from './commands';
import { compose, type Composition } from './composition';
import type { BarEvents, ReadingPart } from './eventRouter';
import { Keys, onShortcut, SHORTCUT } from './navigation';
import { RenderThrottle } from './renderThrottle';
import { PolicyChanges } from './policyChanges';
import { ShownChats } from './shownChats';
import { Thresholds, type Crossed } from './thresholds';
import { ToolkitCalls, type ToolkitResult } from './toolkitCalls';
import { UtilityItem } from './utilityItem';

/** The components of the bar's template that it calls, once they are rendered. */
interface TemplateParts {
    bar?: HTMLElement;
    tools?: { focusTools(): void };
    list?: { focusRow(row: number | string): void };
    cases?: CasePort;
    policies?: ReadingPart;
    queue?: ReadingPart;
}

/**
 * What the agent sees of the etiquette in the utility bar. The Aura bridge around it hands it the platform's events
 * (`hear`) and does its toolkit calls (event `toolkit`, answered by `answer`).
 */
export default class EtiquetteBar extends LightningElement {
    view: Omit<SessionView, 'chats'> & { chats: ShownChat[] } = { now: 0, chats: [] };
    announced: Omit<Crossed, 'alarms'> = { polite: '', assertive: '' };
    policyProblems: readonly string[] = [];
    policyNews = '';
    failure = '';
    missing: readonly MissingGrant[] = [];
    userId = userId;
    userFields = AGENT_FIELDS;
    shortcut = SHORTCUT;

    private context: MessageContextValue | undefined;
    private agentName = new AgentName(() => this.start());
    private utilityId: string | undefined;
    private policyChanges = new PolicyChanges();
    private policyOf: PoliciesRead['holding'] | undefined;
    private isRendered = false;
    private running: Composition | undefined;
    private early: ((running: Composition) => void)[] = [];
    private shown = new ShownChats(lastingStorage(windowStorage(userId, NO_CHANNEL)));
    private thresholds = new Thresholds();
    private utility = new UtilityItem();
    private alarms = new Alarms(userId, this.thresholds.isStanding, (id) => this.keys.goTo(({ chat }) => chat === id));
    settings = this.alarms.settings;
    private stopShortcut: (() => void) | undefined;
    keys = new Keys({
        chats: () => this.view.chats,
        parts: () => this.parts,
        utilityId: () => this.utilityId,
        run: (work) => this.whenRunning((running) => this.attempt(work(running)))
    });
    private rendering = new RenderThrottle(() => this.show());
    private calls = new ToolkitCalls((detail) => this.dispatchEvent(new CustomEvent('toolkit', { detail })));

    /** Takes an event of the Aura bridge: its name, and a plain copy of its parameters. */
    @api
    hear(name: string, params: Record<string, unknown>): void {
        this.whenRunning(({ router }) => router.takePlatformEvent(name, params));
    }

    /** Takes the answer to a `toolkit` call. */
    @api
    answer(id: string, result: ToolkitResult): void {
        this.calls.answer(id, result);
    }

    @wire(MessageContext)
    takeContext(context: MessageContextValue | undefined): void {
        this.context = context;
        this.start();
    }

    @wire(EnclosingUtilityId)
    takeUtility(id: string | undefined): void {
        this.utilityId = id;
        this.utility.attach(id);
        this.attempt(this.utility.show(this.view.chats, this.view.now));
    }

    @wire(getRecord, { recordId: '$userId', optionalFields: '$userFields' })
    takeAgent(result: RecordResult | undefined): void {
        const agent = agentOf(result);
        if (agent) {
            this.agentName.take(agent.name);
            this.whenRunning((running) => running.takeAgent(agent));
        }
    }

    connectedCallback(): void {
        this.agentName.wait();
        this.stopShortcut = onShortcut(
            { KeyN: this.keys.goNext, KeyR: this.keys.insertReady },
            this.keys.jump,
            () => this.settings.hasKeys
        );
    }

    disconnectedCallback(): void {
        this.agentName.stop();
        this.stopShortcut?.();
        this.rendering.stop();
        this.utility.stop();
        this.running?.stop();
        this.running = undefined;
    }

    renderedCallback(): void {
        this.isRendered = true;
        this.start();
    }

    start(): void {
        const { cases, policies, queue } = this.parts;
        if (this.running || !this.isConnected || !this.context || this.agentName.value === undefined) {
            return;
        }
        if (!cases || !policies || !queue) {
            return;
        }
        const running = compose({
            context: this.context,
            agent: { id: recordId(userId), name: this.agentName.value },
            cases,
            callToolkit: (toolkit, method, args) => this.calls.call(toolkit, method, args),
            policies,
            queue,
            missing: (event) => this.takeMissing(event),
            changed: () => this.rendering.ask(),
            ticked: (now) => this.tick(now),
            failed: this.failed
        });
        this.running = running;
        this.early.splice(0).forEach((take) => take(running));
        running.router.readWork();
        this.show();
    }

    /** Keeps what arrives before the session has started. */
    whenRunning(take: (running: Composition) => void): void {
        void (this.running ? take(this.running) : this.early.push(take));
    }

    takePolicies({ detail }: CustomEvent<PoliciesRead>): void {
        this.policyNews = this.policyChanges.take(detail.named) || this.policyNews;
        this.policyOf = detail.holding;
        // Two policies of one name may have the same problem.
        this.policyProblems = [...new Set(detail.problems)];
        this.whenRunning(({ router }) => router.takePolicies(detail));
    }

    /** Notes what the agent may not do, once for each grant. */
    takeMissing({ detail }: CustomEvent<MissingGrant>): void {
        if (this.missing.every(({ grant }) => grant !== detail.grant)) {
            this.missing = [...this.missing, detail];
        }
    }

    /** What the agent lacked was granted. */
    takeGranted({ detail }: CustomEvent<Pick<MissingGrant, 'grant'>>): void {
        this.missing = this.missing.filter(({ grant }) => grant !== detail.grant);
    }

    /** Takes the events of the template's components. */
    take<Name extends keyof BarEvents>({ type, detail }: CustomEvent<BarEvents[Name]>): void {
        this.whenRunning(({ router }) => router.handlers[type as Name](detail));
    }

    show(): void {
        this.settings = this.alarms.settings;
        if (!this.running) {
            return;
        }
        const view = this.running.session.view();
        const chats = this.shown.take(view.chats, this.running.front(), this.settings.mutedChats, this.policyOf);
        const crossed = this.thresholds.look(chats);
        this.view = { ...view, chats };
        this.announced = crossed.polite || crossed.assertive ? crossed : this.announced;
        this.attempt(this.alarms.raise(crossed.alarms));
        this.attempt(this.utility.show(this.view.chats, this.view.now));
        this.tick(view.now);
    }

    tick(now: number): void {
        showCountdowns(now);
        this.attempt(this.utility.tick(now));
        this.running?.showInPanels(this.view.chats, now);
    }

    get parts(): TemplateParts {
        return (this.isRendered && this.refs) || {};
    }

    get alerts(): string[] {
        const { failure, view, policyProblems: policies } = this;
        return alertLabels({ failure, storage: view.storageProblem ?? '', policies });
    }

    now = (): number => this.running?.now() ?? this.view.now;

    failed = (error: unknown): void => {
        this.failure = errorMessage(error);
    };

    attempt(work: Promise<unknown>): void {
        work.catch(this.failed);
    }

    /** Does what a row asks for. */
    run(event: CustomEvent<never>): void {
        event.stopPropagation();
        this.failure = '';
        this.policyNews = '';
        this.whenRunning((running) => this.attempt(COMMANDS[event.type as Command](running, event.detail)));
    }

    set({ detail }: CustomEvent<SettingsChange>): void {
        this.attempt(this.alarms.change(detail));
        if (detail.hiddenGrants) {
            // Their button goes with the notes.
            this.parts.tools?.focusTools();
        }
        this.show();
    }
}
