import { DEFAULT_POLICY, intentOf, isThanks } from 'c/etiquette';
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
        const { holding } = readPolicies([row('Standard', { Default__c: true }), gold]);
        expect(['gold_web', 'Other', undefined].map((channel) => holding(channel).name)).toEqual([
            'Gold',
            'Standard',
            'Standard'
        ]);
        expect(readPolicies([gold]).holding('Other').name).toBeUndefined();
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

describe('A policy with a language', () => {
    const standard = row('Standard', { Default__c: true, Response_Seconds__c: 45, Hold_Text__c: 'One moment!' });
    const german = row('Deutsch', {
        Language__c: 'de',
        Nudge_Text__c: 'Sind Sie noch da?',
        Hold_Phrases__c: 'einen Moment',
        Thanks_Phrases__c: 'danke'
    });
    const nudgeIn = (rows: PolicyRow[], language: string | undefined): string =>
        readPolicies(rows).policyFor('Web', language).texts.nudge;

    it.each(['de', 'DE', 'de_AT', 'de-CH', 'de_Latn_DE'])(
        'gives its texts to a client whose language is %s',
        (language) => {
            expect(nudgeIn([standard, german], language)).toBe('Sind Sie noch da?');
        }
    );

    it.each([undefined, '', 'en_US', 'den', 'd', '_de'])('gives none to a client whose language is %s', (language) => {
        expect(nudgeIn([standard, german], language)).toBe(DEFAULT_POLICY.texts.nudge);
    });

    it('comes after that of the client’s region, however both are written', () => {
        const swiss = row('Schweiz', { Language__c: 'DE-ch', Nudge_Text__c: 'Grüezi?' });
        const nudges = ['de_CH', 'de-ch', 'de_AT'].map((language) => nudgeIn([standard, german, swiss], language));
        expect(nudges).toEqual(['Grüezi?', 'Grüezi?', 'Sind Sie noch da?']);
    });

    it('changes nothing but texts and phrases of the policy that holds for the channel, or of the default', () => {
        const gold = row('Gold', { Channel__c: 'Gold', Response_Seconds__c: 20, Nudge_Mode__c: 'send' });
        const more = { ...german, fields: { ...german.fields, Response_Seconds__c: 5, Nudge_Mode__c: 'off' } };
        const { holding, named } = readPolicies([gold, standard, more]);
        const { policy, name, language } = holding('gold', 'de_DE');
        expect([policy.response, policy.modes.nudge, policy.texts.nudge]).toEqual([20, 'send', 'Sind Sie noch da?']);
        expect([name, language]).toEqual(['Gold', 'de']);
        expect(holding('Other', 'de').policy).toMatchObject({ response: 45, texts: { hold: 'One moment!' } });
        expect(holding('Other', 'fr')).toMatchObject({ name: 'Standard' });
        expect(holding('Other', 'fr').language).toBeUndefined();
        expect(named.map((each) => each.name)).toEqual(['Gold', 'Standard']);
    });

    it('is laid over the built-in values where there is no other', () => {
        const { policy, name } = readPolicies([german]).holding('Web', 'de');
        expect([policy.response, policy.texts.nudge, name]).toEqual([60, 'Sind Sie noch da?', undefined]);
    });

    it('is the same policy each time, so that nothing is judged again', () => {
        const { policyFor } = readPolicies([standard, german]);
        expect(policyFor('Web', 'de_AT')).toBe(policyFor('Chat', 'de'));
    });

    it('has what the agent writes recognized in both languages', () => {
        const policy = readPolicies([standard, german]).policyFor('Web', 'de');
        const texts = [
            'Sind Sie noch da?',
            'Are you still there?',
            'Einen Moment, bitte',
            'One moment!',
            'Let me check'
        ];
        expect(texts.map((text) => intentOf(text, policy))).toEqual(['nudge', 'nudge', 'hold', 'hold', 'hold']);
        expect(intentOf('Einen Moment, bitte', readPolicies([standard, german]).policyFor('Web'))).toBe('answer');
        expect(['Danke!', 'Thanks', 'Danke, thanks'].every((text) => isThanks(text, policy))).toBe(true);
    });

    it('is named as a problem if its language is no code, or another policy has it already', () => {
        const { problems, policyFor } = readPolicies([
            german,
            row('Zwei', { Language__c: 'DE', Nudge_Text__c: 'Hallo?' }),
            row('Word', { Language__c: 'German', Closing_Text__c: ' ' })
        ]);
        expect(problems).toEqual([
            'Zwei: language: given "DE", which Deutsch has already',
            'Word: language: given "German", allowed is a code such as de or pt_BR'
        ]);
        expect(policyFor(undefined, 'de').texts.nudge).toBe('Sind Sie noch da?');
    });

    it('loses only its bad values, which are named once', () => {
        const { problems, policyFor } = readPolicies([
            standard,
            row('Deutsch', { Language__c: 'de', Ticket_Answer_Text__c: 'Ohne Nummer', Nudge_Text__c: 'Noch da?' })
        ]);
        const { texts } = policyFor('Web', 'de');
        expect([texts.ticketAnswer, texts.nudge]).toEqual([DEFAULT_POLICY.texts.ticketAnswer, 'Noch da?']);
        expect(problems).toHaveLength(1);
        expect(problems[0]).toMatch(/^Deutsch: texts.ticketAnswer: given "Ohne Nummer"/);
    });
});
