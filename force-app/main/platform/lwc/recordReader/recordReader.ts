import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { RecordPort } from 'c/sessionPorts';

/** The chats' records by Lightning Data Service: whatever is wired to them is read again. */
export const recordReader: RecordPort = {
    async read(chats) {
        if (chats.length > 0) {
            await notifyRecordUpdateAvailable(chats.map((recordId) => ({ recordId })));
        }
    }
};
