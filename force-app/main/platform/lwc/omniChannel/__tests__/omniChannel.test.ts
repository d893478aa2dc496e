import { omniChange, worksIn } from 'c/omniChannel';

const ME = '005xx0000000001';
function change(name: string, params: Record<string, unknown>) {
    return omniChange(`lightning:omniChannel${name}`, params, ME, 7);
}
const work = { workItemId: '0Mwxx0000000001', workId: '0Bzxx1' };
const CHAT = '0Mwxx0000000001CAA';

describe('Omni-Channel’s work', () => {
    it.each([
        ['WorkAccepted', 'accepted'],
        ['WorkDeclined', 'declined']
    ])('%s is %s by this agent, with ids in 18 characters, and has changed the record', (name, type) => {
        expect(change(name, work)).toEqual({
            event: { type, chat: CHAT, at: 7, id: `${type}:0Bzxx1`, agent: `${ME}AAA` },
            changed: CHAT
        });
    });

    it('WorkAssigned is an offer, and no reason to read the record again', () => {
        const event = { type: 'assigned', chat: CHAT, at: 7, id: 'assigned:0Bzxx1', agent: `${ME}AAA` };
        expect(change('WorkAssigned', work)).toEqual({ event });
    });

    it('WorkClosed is the end of the agent’s work, and no reason to read the record', () => {
        expect(change('WorkClosed', work)).toEqual({
            event: { type: 'closed', chat: CHAT, at: 7, id: 'closed:0Bzxx1' }
        });
    });

    it('on anything but a chat is ignored', () => {
        expect(change('WorkAccepted', { workItemId: '500xx0000000001', workId: '1' })).toEqual({});
        expect(change('WorkAccepted', {})).toEqual({});
    });

    it('tells whether the agent is logged in here', () => {
        expect(change('LoginSuccess', { statusId: '1' })).toEqual({ online: true });
        expect(change('Logout', { reason: 'DuplicateLogin' })).toEqual({ online: false });
    });

    it.each(['ConnectionError', 'StatusChanged', 'WorkFlagUpdated', 'WorkloadChanged'])(
        '%s tells nothing of a chat',
        (name) => {
            expect(change(name, { ...work, newWorkload: 1 })).toEqual({});
        }
    );

    it('is listed as JSON in a text, as the toolkit has it', () => {
        const works = JSON.stringify([work, { workItemId: '500xx0000000001' }]);
        expect(worksIn({ works })?.map(({ chat }) => chat)).toEqual([CHAT]);
        expect(worksIn({ works: [work] })?.map(({ chat }) => chat)).toEqual([CHAT]);
        expect(worksIn({ works: '[]' })).toEqual([]);
    });

    it.each([null, undefined, {}, { works: '' }, { works: null }])('is not known from an answer like %j', (answer) => {
        expect(worksIn(answer)).toBeUndefined();
    });

    it('is listed with whether the agent is working on it, as far as the list says so', () => {
        const works = [
            { ...work, isEngaged: true },
            { ...work, isEngaged: false },
            { ...work, isEngaged: 'yes' }
        ];
        expect(worksIn({ works })?.map(({ isEngaged }) => isEngaged)).toEqual([true, false, undefined]);
    });
});
