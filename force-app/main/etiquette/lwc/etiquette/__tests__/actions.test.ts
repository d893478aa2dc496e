import {
    ACTION_NAMES,
    actionKey,
    actionOfRule,
    ACTIONS,
    actionsOfButton,
    BUTTONS,
    CASE_NUMBER,
    DEFAULT_POLICY,
    intentOf,
    isLimit,
    RULES,
    textFor,
    type PromptRule
} from 'c/etiquette';
import { CHAT, instant } from './story';

const PROMPTS = RULES.filter((rule): rule is PromptRule => !isLimit(rule));

describe('the table of actions', () => {
    it('lists the actions in the order of the page', () => {
        expect(ACTION_NAMES).toEqual(['nudge', 'end', 'ticket:answer', 'ticket:duration', 'hold', 'update']);
    });

    it.each<[PromptRule, string]>([
        ['answer', 'ticket:answer'],
        ['duration', 'ticket:duration'],
        ['nudge', 'nudge'],
        ['idle', 'end']
    ])('gives the prompt %s the action %s', (rule, action) => {
        expect(actionOfRule(rule)).toBe(action);
    });

    it('gives every prompt its own action, and no limit one', () => {
        const owed = PROMPTS.map(actionOfRule);
        expect(new Set(owed).size).toBe(PROMPTS.length);
        expect(owed.map((action) => ACTIONS[action].rule)).toEqual(PROMPTS);
        expect(ACTION_NAMES.filter((action) => ACTIONS[action].rule === undefined)).toEqual(['hold', 'update']);
    });

    it('gives every action a button and every button its actions', () => {
        expect(BUTTONS.map((button) => [button, ...actionsOfButton(button)])).toEqual([
            ['hold', 'hold'],
            ['update', 'update'],
            ['nudge', 'nudge'],
            ['ticket', 'ticket:answer', 'ticket:duration'],
            ['end', 'end']
        ]);
    });

    it.each(ACTION_NAMES)('gives %s a text that is recognized as its intent', (action) => {
        expect(intentOf(textFor(action, DEFAULT_POLICY, '00001234'), DEFAULT_POLICY)).toBe(ACTIONS[action].intent);
    });

    it.each(ACTION_NAMES)('opens a case for %s only if its text names one, and gives the case a reason', (action) => {
        const { opensCase, caseReason } = ACTIONS[action];
        expect(opensCase).toBe(DEFAULT_POLICY.texts[ACTIONS[action].text].includes(CASE_NUMBER));
        expect(caseReason !== undefined).toBe(opensCase);
    });

    it('ends the chat after the closing text only', () => {
        expect(ACTION_NAMES.filter((action) => ACTIONS[action].endsChat)).toEqual(['end']);
    });
});

describe('the key of an action', () => {
    it('is the chat, the rule and the start of the episode', () => {
        expect(actionKey(CHAT, 'nudge', instant(0))).toBe(`${CHAT}|nudge|${instant(0)}`);
    });
});
