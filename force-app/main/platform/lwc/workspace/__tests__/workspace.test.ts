import { focusTab, getAllTabInfo, openTab, type TabInfo } from 'lightning/platformWorkspaceApi';
import { goToChat } from 'c/workspace';

const CHAT = '0Mwxx0000000001CAA';
const tabs = jest.mocked(getAllTabInfo);

describe('Going to a chat', () => {
    beforeEach(() => jest.clearAllMocks());

    it('opens its tab where there is none', async () => {
        tabs.mockResolvedValue([{ tabId: 'a', recordId: '500xx0000000001' }]);
        await goToChat(CHAT);
        expect(openTab).toHaveBeenCalledWith({ recordId: CHAT, focus: true });
        expect(focusTab).not.toHaveBeenCalled();
    });

    it('goes to its tab, whatever form of its id the tab has', async () => {
        tabs.mockResolvedValue([{ tabId: 'a', recordId: CHAT.slice(0, 15) }]);
        await goToChat(CHAT);
        expect(focusTab).toHaveBeenCalledWith('a');
        expect(openTab).not.toHaveBeenCalled();
    });

    it('passes over tabs that show no record', async () => {
        const list: TabInfo = { tabId: 'list', recordId: null };
        tabs.mockResolvedValue([list, { tabId: 'a', recordId: CHAT }]);
        await goToChat(CHAT);
        expect(focusTab).toHaveBeenCalledWith('a');
    });

    it('goes to its subtab', async () => {
        tabs.mockResolvedValue([{ tabId: 'a', subtabs: [{ tabId: 'b', recordId: CHAT }] }]);
        await goToChat(CHAT);
        expect(focusTab).toHaveBeenCalledWith('b');
    });
});
