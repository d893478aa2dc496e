import { chatsInWork, omniNews } from 'c/omniWork';

const ME = '005xx0000000001';
function news(name: string, params: Record<string, unknown>) {
    return omniNews(`lightning:omniChannel${name}`, params, ME, 7);
}
const work = { workItemId: '0Mwxx0000000001', workId: '0Bzxx1' };
const CHAT = '0Mwxx0000000001CAA';

describe('Omni-Channel’s work', () => {
    it.each([
        ['WorkAccepted', 'accepted'],
        ['WorkDeclined', 'declined']
    ])('%s is heard as %s by this agent, ids in 18 characters, and has changed the record', (name, type) => {
        expect(news(name, work)).toEqual({
            event: { type, chat: CHAT, at: 7, id: `${type}:0Bzxx1`, agent: `${ME}AAA` },
            changed: CHAT
        });
    });

    it('assigned is heard as such, and no reason to read the record again', () => {
        const event = { type: 'assigned', chat: CHAT, at: 7, id: 'assigned:0Bzxx1', agent: `${ME}AAA` };
        expect(news('WorkAssigned', work)).toEqual({ event });
    });

    it('closed is the end of the agent’s work, and no reason to read the record', () => {
        expect(news('WorkClosed', work)).toEqual({ event: { type: 'closed', chat: CHAT, at: 7, id: 'closed:0Bzxx1' } });
    });

    it('on anything but a chat comes to nothing', () => {
        expect(news('WorkAccepted', { workItemId: '500xx0000000001', workId: '1' })).toEqual({});
        expect(news('WorkAccepted', {})).toEqual({});
    });

    it('tells whether the agent is logged in here', () => {
        expect(news('LoginSuccess', { statusId: '1' })).toEqual({ online: true });
        expect(news('Logout', { reason: 'DuplicateLogin' })).toEqual({ online: false });
    });

    it.each(['ConnectionError', 'StatusChanged', 'WorkFlagUpdated', 'WorkloadChanged'])(
        '%s tells nothing of a chat',
        (name) => {
            expect(news(name, { ...work, newWorkload: 1 })).toEqual({});
        }
    );

    it('is listed as JSON in a text, as the toolkit has it', () => {
        const works = JSON.stringify([work, { workItemId: '500xx0000000001' }]);
        expect(chatsInWork({ works })).toEqual([CHAT]);
        expect(chatsInWork({ works: [work] })).toEqual([CHAT]);
        expect(chatsInWork(null)).toEqual([]);
    });
});
