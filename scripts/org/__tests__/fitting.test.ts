import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEATURE_NAMES } from '../../local-org/features.ts';
import { root } from '../../node/bundles.ts';
import { selectedEntities } from '../connect/selectedEntities.ts';
import { fitting } from '../deploy/fitting.ts';
import { featuresOf } from '../deploy/orgFeatures.ts';

const CHANGE_EVENTS = ['force-app/change-events'];

function fittingInto(directories: readonly string[], ...objects: string[]) {
    const org = { features: new Set(FEATURE_NAMES), objects: new Set(objects), selected: new Map<string, string>() };
    return fitting(root, directories, org);
}

function leftOutWith(...objects: string[]) {
    return fittingInto(CHANGE_EVENTS, ...objects).leftOut;
}

test('an org without Omni-Channel gets the change events that it can publish, and is told of the others', () => {
    assert.deepEqual(
        leftOutWith('MessagingSession').map(({ what }) => what),
        ['ChangeEvents_AgentWorkChangeEvent', 'ChangeEvents_UserServicePresenceChangeEvent']
    );
    const [{ because } = { because: '' }] = leftOutWith('MessagingSession');
    assert.equal(
        because,
        'the org has no AgentWork, or you may not see it. Setup, Omni-Channel Settings: turn it on, then deploy again.'
    );
});

test('an org without Omni-Channel gets no sample routing, whose every part it would refuse', () => {
    const wanted = ['force-app/main', 'force-app/routing'];
    const { directories, leftOut } = fittingInto(wanted, 'MessagingSession');
    assert.deepEqual(directories, ['force-app/main']);
    assert.deepEqual(leftOut, [
        {
            what: 'force-app/routing',
            because:
                'Omni-Channel is off, or you may not see it. Setup, Omni-Channel Settings: turn it on, then deploy again.'
        }
    ]);
    assert.deepEqual(fittingInto(wanted, 'MessagingSession', 'AgentWork').directories, wanted);
});

test('an org that has every object gets all change events, that of our own object among them', () => {
    assert.deepEqual(leftOutWith('MessagingSession', 'AgentWork', 'UserServicePresence'), []);
});

test('what another system follows by a channel of its own is still to be selected for the components', () => {
    const member = (channel: string): string =>
        `<PlatformEventChannelMember><eventChannel>${channel}</eventChannel><selectedEntity>AgentWorkChangeEvent</selectedEntity></PlatformEventChannelMember>`;
    const folder = 'platformEventChannelMembers';
    const theirs: [string, string] = [`${folder}/Lake_AgentWork.platformEventChannelMember`, member('Lake__chn')];
    assert.deepEqual(selectedEntities(new Map([theirs])), new Map());
    const standard = new Map([
        [`${folder}/AgentWork_ChangeEvent.platformEventChannelMember`, member('ChangeEvents')],
        theirs
    ]);
    assert.deepEqual(selectedEntities(standard), new Map([['AgentWorkChangeEvent', 'AgentWork_ChangeEvent']]));
});

test('an org with voice calls or legacy Chat has conversations, and no Messaging for that', () => {
    const voice = ['VoiceCall', 'Conversation', 'ConversationEntry'];
    const chat = ['LiveChatTranscript', 'LiveChatVisitor'];
    assert.deepEqual([...featuresOf(new Set(voice), false)], []);
    assert.deepEqual([...featuresOf(new Set([...voice, ...chat]), true)], ['chat', 'translations']);
    assert.deepEqual([...featuresOf(new Set(['MessagingSession']), false)], ['messaging']);
});
