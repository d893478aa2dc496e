import { child, textOf } from '../../formats/xml/xmlNode.ts';
import { type Component, type Problem, problemOf } from './component.ts';

/** Minutes for which a visitor's token may hold. */
const TOKEN_MINUTES = { least: 60, most: 4320 };
const TOKEN_TIME = 'anonymousUserJwtExpirationTime';

/** What one component alone must say, beyond the shape of its type: the platform checks it when it is deployed. */
export function settingProblems(component: Component): Problem[] {
    const config = component.type === 'MessagingChannel' && component.xml && child(component.xml, 'embeddedConfig');
    if (!config || textOf(config, 'authMode') !== 'UnAuth') {
        return [];
    }
    const minutes = textOf(config, TOKEN_TIME);
    if (minutes === undefined) {
        return [problemOf(component, `Required field is missing: ${TOKEN_TIME}`, config)];
    }
    if (Number(minutes) >= TOKEN_MINUTES.least && Number(minutes) <= TOKEN_MINUTES.most) {
        return [];
    }
    const problem = `${TOKEN_TIME} is ${minutes}; from ${TOKEN_MINUTES.least} to ${TOKEN_MINUTES.most} is possible`;
    return [problemOf(component, problem, config)];
}

/** Members of one channel that select the same entity under several names: only the first of them is possible. */
export function channelMemberProblems(all: readonly Component[], ids: (component: Component) => string): Problem[] {
    const members = all.filter(({ type }) => type === 'PlatformEventChannelMember');
    const bySelection = Map.groupBy(members, ({ xml }) =>
        xml ? `${textOf(xml, 'eventChannel') ?? ''}/${textOf(xml, 'selectedEntity') ?? ''}` : ''
    );
    return [...bySelection.values()].flatMap(([first, ...others]) =>
        others.map((other) =>
            problemOf(
                other,
                `duplicate value found: SelectedEntity duplicates value on record with id: ${first ? ids(first) : ''}`
            )
        )
    );
}
