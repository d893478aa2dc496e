import { RULES } from 'c/etiquette';
import { readPolicies } from 'c/policies';
import { AGENT_SET } from './agentNeeds.ts';
import { MESSAGE_RULES, type Finding } from './finding.ts';
import type { App, OrgState, Page, PageChoice, PageComponent } from './orgState.ts';

const UTILITY = 'etiquetteUtility';
const PANEL = 'etiquettePanel';
const SESSION = 'MessagingSession';
const DEPLOY = 'npm run deploy';

function has({ components }: Page, name: string): boolean {
    return components.some((component) => component.name === name);
}

function utilitiesOf({ utilityBar }: App, pages: readonly Page[]): { page: string; component: PageComponent }[] {
    return pages
        .filter(({ name, type }) => type === 'UtilityBar' && name === utilityBar)
        .flatMap(({ name, components }) => components.map((component) => ({ page: name, component })))
        .filter(({ component }) => component.name === UTILITY);
}

/** Returns whether the app has the product in its utility bar. */
export function hasUtility(app: App, pages: readonly Page[]): boolean {
    return utilitiesOf(app, pages).length > 0;
}

/** What the product brings: each check gives what it finds, nothing where all is well. */
export const PRODUCT_CHECKS: readonly ((state: OrgState) => Finding[])[] = [
    ({ hasCaseKey, hasPolicyObject }) => {
        const missing = [
            ...(hasCaseKey ? [] : ['Case.Etiquette_Key__c']),
            ...(hasPolicyObject ? [] : ['Etiquette_Policy__c'])
        ];
        if (missing.length === 0) {
            return [];
        }
        const what = `${missing.join(' and ')} missing: the product is not deployed, or not wholly.`;
        return [{ code: 'not-deployed', severity: 'blocks', rules: RULES, what, mend: `${DEPLOY}.` }];
    },
    ({ apps, pages }) => {
        const items = apps.flatMap((app) => utilitiesOf(app, pages));
        if (items.length === 0) {
            const what = 'No app has the utility item Chat Etiquette in its utility bar: nothing runs.';
            const mend =
                'Setup, App Manager, your console app, Utility Items: add Chat Etiquette, "Start automatically" on.';
            return [{ code: 'utility-missing', severity: 'blocks', rules: RULES, what, mend }];
        }
        const asleep = items.filter(({ component }) => component.properties['eager'] !== 'true');
        if (asleep.length === 0) {
            return [];
        }
        const bars = [...new Set(asleep.map(({ page }) => page))].join(', ');
        const what = `The utility item Chat Etiquette in ${bars} does not start by itself: no clock runs until someone opens it.`;
        const mend = 'Setup, App Manager, your console app, Utility Items, Chat Etiquette: "Start automatically" on.';
        const severity = asleep.length === items.length ? 'blocks' : 'limits';
        return [{ code: 'utility-not-eager', severity, rules: RULES, what, mend }];
    },
    ({ apps, pages, chosenPages, objects }) => {
        if (!objects.has(SESSION)) {
            return [];
        }
        const showing = pages.filter((page) => page.object === SESSION && has(page, PANEL));
        if (showing.length === 0) {
            const what =
                'No Messaging Session record page has the panel Chat Etiquette: messages are neither heard nor written.';
            const mend =
                'Setup, Lightning App Builder, your Messaging Session page: add the panel Chat Etiquette and activate the page.';
            return [{ code: 'panel-missing', severity: 'blocks', rules: MESSAGE_RULES, what, mend }];
        }
        const isShown = (choices: readonly PageChoice[]): boolean =>
            choices.some(({ object, page }) => object === SESSION && showing.some(({ name }) => name === page));
        // An app's own choice goes before that of the whole org.
        const isShownIn = ({ pages: own }: App): boolean =>
            isShown(own.some(({ object }) => object === SESSION) ? own : chosenPages);
        const using = apps.filter((app) => hasUtility(app, pages));
        const without = using.filter((app) => !isShownIn(app));
        if (
            without.length === 0 &&
            (using.length > 0 || isShown([...chosenPages, ...apps.flatMap((app) => app.pages)]))
        ) {
            return [];
        }
        const names = showing.map(({ name }) => name).join(', ');
        const where = without.length === 0 ? '' : ` in the app ${without.map(({ name }) => name).join(', ')}`;
        const what = `The record page with the panel (${names}) is not active for Messaging Session${where}: messages are neither heard nor written there.`;
        const mend = `Setup, Lightning App Builder, ${names}: Activation.`;
        const severity = without.length === using.length ? 'blocks' : 'limits';
        return [{ code: 'panel-not-active', rules: MESSAGE_RULES, severity, what, mend }];
    },
    ({ agents }) => {
        if (agents?.length !== 0) {
            return [];
        }
        const what = `Nobody has the permission set ${AGENT_SET}: no agent may read the policy or open cases by it.`;
        const mend = `npx sf org assign permset --name ${AGENT_SET} --on-behalf-of USER, for each agent.`;
        return [{ code: 'permission-set-not-assigned', severity: 'blocks', rules: RULES, what, mend }];
    },
    ({ policies, hasPolicyObject }) => {
        if (!hasPolicyObject || (policies ?? []).length > 0) {
            return [];
        }
        const what =
            policies === undefined
                ? 'Etiquette_Policy__c or a field of it cannot be read, so the policies could not be judged: you lack the permission, or an older version of the product is deployed.'
                : 'There is no policy: the built-in limits hold.';
        const mend =
            policies === undefined
                ? `${DEPLOY} -- --assign Chat_Etiquette_Supervisor.`
                : 'Make a record of Etiquette Policy with Default on, or npm run seed -- --size demo in a sandbox.';
        return [{ code: 'no-policy-readable', severity: 'limits', rules: RULES, what, mend }];
    },
    ({ policies }) =>
        readPolicies(policies ?? []).problems.map((problem) => ({
            code: 'policy-unusable',
            severity: 'limits',
            rules: RULES,
            what: `A policy has values that cannot be used: ${problem}`,
            mend: 'Mend the record; until then the built-in values hold in their place.'
        }))
];
