import { hasObject, instant, type Fields, type Store } from './store.ts';

/**
 * Ends by the system whatever was under way when the server stopped: conversations live in memory only, so a chat that
 * was open then cannot go on.
 *
 * @returns how many chats were ended
 */
export async function endLeftovers(store: Store, now: number): Promise<number> {
    const at = instant(now);
    const endAll = async (sobject: string, where: string, fields: Fields): Promise<number> => {
        const isThere = await hasObject(store, sobject);
        const rows = isThere ? await store.query(`SELECT Id FROM ${sobject} WHERE ${where}`) : [];
        for (const { Id } of rows) {
            await store.update(sobject, Id, fields);
        }
        return rows.length;
    };
    await endAll('AgentWork', "Status = 'Opened'", { Status: 'Closed', CloseDateTime: at });
    await endAll('AgentWork', "Status = 'Assigned'", { Status: 'Canceled', CancelDateTime: at });
    await endAll('UserServicePresence', 'IsCurrentState = true', { IsCurrentState: false, StatusEndDate: at });
    const ended = { EndTime: at, EndedBy: 'System' };
    return (
        (await endAll('MessagingSession', "Status IN ('New', 'Active', 'Consent', 'Waiting', 'Paused', 'Inactive')", {
            Status: 'Ended',
            EndTime: at,
            EndedByType: 'System'
        })) +
        (await endAll('LiveChatTranscript', "Status = 'InProgress'", { Status: 'Completed', ...ended })) +
        (await endAll('LiveChatTranscript', "Status = 'Waiting'", { Status: 'Missed', ...ended }))
    );
}
