import { AgentDesk, CHAT, MINUTE, policyWith, SECOND, TICKET } from './agentDesk';

const THEIRS = '500xx0000000009AAA';

describe('A case that anybody linked is the chat’s:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment, I will check.');
        desk.office.add(THEIRS, '00001009');
    });

    it('a flow links one at 2:00, and at 5:00 the reason is added to it and the client is told its number', async () => {
        await desk.until(120);
        desk.record.facts = { caseId: THEIRS };
        await desk.until(301);
        expect([...desk.office.cases.values()].map(({ id, reasons }) => [id, reasons])).toEqual([[THEIRS, ['answer']]]);
        expect(desk.office.links).toEqual([]);
        expect(desk.conversation.input).toBe(TICKET.replace('00001001', '00001009'));
        expect(desk.card().caseId).toBe(THEIRS);
    });

    it('a link that somebody makes while our case is being opened is never replaced', async () => {
        const { cases } = desk.office;
        const set = cases.set.bind(cases);
        cases.set = (key, value) => {
            desk.record.facts = { caseId: THEIRS };
            return set(key, value);
        };
        await desk.until(301);
        expect(desk.office.links).toEqual([]);
        expect(desk.card().caseId).toBe(THEIRS);
    });

    it('a link that somebody makes is not replaced either if the chat is closed while our case is being opened', async () => {
        const { cases } = desk.office;
        const set = cases.set.bind(cases);
        cases.set = (key, value) => {
            desk.tell({ type: 'facts', chat: CHAT, facts: { caseId: THEIRS } });
            desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
            return set(key, value);
        };
        await desk.until(301);
        expect(desk.office.cases.has(CHAT)).toBe(true);
        expect(desk.office.links).toEqual([]);
    });

    it('the record is read afresh before a case is opened and again before it is linked', async () => {
        await desk.until(299);
        desk.recordReadings = [];
        await desk.until(301);
        expect(desk.office.links).toHaveLength(1);
        expect(desk.recordReadings).toEqual([[CHAT], [CHAT]]);
    });

    it('a link that somebody makes while the record cannot be read is not replaced, however often we try', async () => {
        desk.recordHangs = true;
        desk.record.facts = { caseId: THEIRS };
        await desk.until(900);
        expect(desk.office.cases.has(CHAT)).toBe(true);
        expect(desk.office.links).toEqual([]);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed' });
        desk.recordHangs = false;
        await desk.act('ticket:answer', 'retry');
        expect(desk.office.links).toEqual([]);
        expect(desk.card().caseId).toBe(THEIRS);
    });

    it('no case is opened while the record cannot be read, and one is opened once it can', async () => {
        desk.recordRefusals = ['The record is not available.'];
        await desk.until(301);
        expect(desk.office.cases.has(CHAT)).toBe(false);
        expect(desk.action('ticket:answer')).toMatchObject({
            state: 'failed',
            message: 'The record is not available.'
        });
        await desk.until(310);
        expect(desk.office.cases.has(CHAT)).toBe(true);
        expect(desk.conversation.input).toBe(TICKET.replace('00001001', '00001002'));
    });
});

describe('Every wait has an end:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
    });

    it('a log that never answers counts as failed after 10 seconds, and the nudge comes with a later reading', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.agent('Hello');
        await desk.until(179);
        desk.conversation.logHangs = true;
        await desk.until(189);
        expect(desk.action('nudge')?.state).toBe('claimed');
        await desk.until(191);
        expect(desk.action('nudge')).toMatchObject({
            state: 'failed',
            message: 'The conversation log did not answer within 10 seconds.'
        });
        desk.conversation.logHangs = false;
        await desk.until(197);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });

    it('a record that never answers loses no ticket and holds up nothing else', async () => {
        await desk.client('Where is my order?');
        await desk.until(299);
        desk.recordHangs = true;
        // Twice it is read for ten seconds in vain; the third try goes by what is known.
        await desk.until(354);
        expect(desk.office.cases.size).toBe(0);
        await desk.until(400);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TICKET);
        desk.recordHangs = false;
        await desk.until(700);
        expect(desk.office.links).toHaveLength(1);
    });

    it('a reason that the case does not take is told to the agent', async () => {
        desk.office.add(THEIRS, '00001009');
        desk.record.facts = { caseId: THEIRS };
        desk.office.addReason = async () => {
            throw new Error('No access to Etiquette_Reasons__c.');
        };
        await desk.client('Where is my order?');
        await desk.until(301);
        expect(desk.action('ticket:answer')).toMatchObject({
            state: 'failed',
            message: 'No access to Etiquette_Reasons__c.'
        });
    });

    it('a case that is refused with a word that is no error is shown by that word', async () => {
        desk.office.errors = ['Refused' as unknown as Error];
        await desk.client('Where is my order?');
        await desk.until(301);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'Refused' });
    });

    it('a conversation that is not on screen holds up no ticket when the agent is back', async () => {
        await desk.client('Where is my order?');
        await desk.until(299);
        desk.conversation.onScreen = false;
        desk.tell({ type: 'returned' });
        await desk.until(301);
        expect(desk.office.cases.size).toBe(1);
    });

    it('a log that always takes long is read three times for a text that is sent, and it is sent then', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.agent('Hello');
        await desk.until(179);
        desk.conversation.readings = 0;
        desk.conversation.logsLate = Array.from({ length: 9 }, () => 2_001);
        await desk.until(180 + 3 * 2.001 + 0.1);
        expect(desk.conversation.readings).toBe(3);
        expect(desk.timesSent('Are you still there?')).toBe(1);
    });

    it('a reading of the records that never answers stops no automatic action', async () => {
        desk.recordHangs = true;
        await desk.agent('Hello');
        await desk.until(170);
        desk.tell({ type: 'returned' });
        await desk.until(181);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('a reading that is rejected loses nothing that fell due meanwhile', async () => {
        await desk.agent('Hello');
        await desk.until(179);
        desk.recordRefusals = ['Gone', 'Gone'];
        desk.conversation.logRefused = 'Not now.';
        desk.tell({ type: 'returned' });
        await desk.until(181);
        desk.conversation.logRefused = undefined;
        await desk.until(200);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('a reading that hangs in one chat holds up nothing in another', async () => {
        const other = '0Mwxx0000000002CAA';
        desk.tell({
            type: 'work',
            works: [
                { chat: CHAT, isEngaged: true },
                { chat: other, isEngaged: true }
            ]
        });
        await desk.agent('Hello');
        await desk.until(170);
        desk.conversation.logHangs = true;
        desk.tell({ type: 'shown', chat: other });
        desk.conversation.logHangs = false;
        await desk.until(181);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('a search for the case that never answers is repeated, and blocks no later one', async () => {
        let calls = 0;
        const { office } = desk;
        const find = office.find.bind(office);
        office.find = (of) => {
            calls += 1;
            return calls === 1 ? new Promise(() => undefined) : find(of);
        };
        office.add(THEIRS, '00001009');
        desk.record.facts = { caseId: THEIRS };
        await desk.client('Where is my order?');
        await desk.until(5 * 60 + 1);
        expect(desk.action('ticket:answer')?.state).toBe('claimed');
        await desk.pass(20 * SECOND);
        expect(calls).toBe(2);
        expect(desk.conversation.input).toContain('00001009');
    });

    it('an insertion that is never answered is not repeated into the message box', async () => {
        await desk.agent('Hello');
        desk.conversation.answerIsLost = true;
        await desk.pass(5 * MINUTE);
        expect(desk.conversation.input).toBe('Are you still there?');
    });
});
