import { DEFAULT_POLICY } from 'c/etiquette';
import { POLICY_FIELDS, readPolicies, type PolicyRow } from 'c/policies';

function row(name: string, fields: Record<string, unknown>): PolicyRow {
    return {
        name,
        fields: { ...Object.fromEntries(POLICY_FIELDS.map((field) => [field, null])), ...fields }
    };
}

describe('The policies of a team', () => {
    it('are the built-in ones where no record is readable', () => {
        expect(readPolicies([]).policyFor('Web')).toBe(DEFAULT_POLICY);
    });

    it('take the built-in value for every empty field', () => {
        const { policyFor } = readPolicies([row('Standard', { Default__c: true, Response_Seconds__c: 45 })]);
        expect(policyFor(undefined)).toEqual({ ...DEFAULT_POLICY, response: 45 });
    });

    it('hold for their own channel, and the default one for all others', () => {
        const { policyFor } = readPolicies([
            row('Standard', { Default__c: true, Response_Seconds__c: 45 }),
            row('Gold', { Channel__c: 'Gold_Web', Response_Seconds__c: 20 })
        ]);
        expect(policyFor('gold_web').response).toBe(20);
        expect(policyFor('Other').response).toBe(45);
        expect(policyFor('Gold_Web')).toBe(policyFor('Gold_Web'));
    });

    it('tell the name of the one that holds, and none where the defaults do', () => {
        const gold = row('Gold', { Channel__c: 'Gold_Web' });
        const { nameFor } = readPolicies([row('Standard', { Default__c: true }), gold]);
        expect([nameFor('gold_web'), nameFor('Other'), nameFor(undefined)]).toEqual(['Gold', 'Standard', 'Standard']);
        expect(readPolicies([gold]).nameFor('Other')).toBeUndefined();
    });

    it('read modes, texts, and phrases one a line', () => {
        const { policyFor } = readPolicies([
            row('Standard', {
                Default__c: true,
                Ticket_Answer_Mode__c: 'send',
                Nudge_Text__c: 'Hello?',
                Hold_Phrases__c: ' un moment \r\n\nmomento',
                Silence_Anchor__c: 'first'
            })
        ]);
        const policy = policyFor(undefined);
        expect(policy.modes['ticket:answer']).toBe('send');
        expect(policy.texts.nudge).toBe('Hello?');
        expect(policy.phrases.hold).toEqual(['un moment', 'momento']);
        expect(policy.silenceAnchor).toBe('first');
    });

    it('lose only their bad values: each is named, its default holds, and the rest as it was written', () => {
        const { policyFor, problems } = readPolicies([
            row('Broken', {
                Default__c: true,
                Response_Seconds__c: -1,
                Nudge_Mode__c: 'shout',
                Update_Seconds__c: 90,
                Hold_Text__c: 'One moment!'
            })
        ]);
        const { texts } = DEFAULT_POLICY;
        expect(policyFor(undefined)).toEqual({
            ...DEFAULT_POLICY,
            update: 90,
            texts: { ...texts, hold: 'One moment!' }
        });
        expect(problems).toHaveLength(1);
        expect(problems[0]).toMatch(/^Broken: .*response.*-1.*nudge.*shout/);
    });
});
