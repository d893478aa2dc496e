import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** Has everything that is wired to these records read again. */
export async function readAgain(records: string[]): Promise<void> {
    if (records.length > 0) {
        await notifyRecordUpdateAvailable(records.map((recordId) => ({ recordId })));
    }
}
