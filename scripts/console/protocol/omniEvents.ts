/** The ten application events of Omni-Channel with exactly the parameters that Salesforce documents. */
export interface OmniEvents {
    omniChannelConnectionError: Record<string, never>;
    omniChannelLoginSuccess: { statusId: string };
    omniChannelStatusChanged: {
        statusId: string;
        /** JSON: [{channelId, developerName}]. */
        channels: string;
        statusName: string;
        statusApiName: string;
        reason: StatusReason;
    };
    omniChannelLogout: { reason?: string };
    omniChannelWorkAssigned: { workItemId: string; workId: string };
    omniChannelWorkAccepted: { workItemId: string; workId: string };
    omniChannelWorkDeclined: { workItemId: string; workId: string };
    omniChannelWorkClosed: { workItemId: string; workId: string };
    omniChannelWorkFlagUpdated: { workItemId: string; workId: string; isFlagged: boolean; message: string };
    omniChannelWorkloadChanged: {
        configuredCapacity: number;
        previousWorkload: number;
        newWorkload: number;
        configuredInterruptibleCapacity: number;
        previousInterruptibleWorkload: number;
        newInterruptibleWorkload: number;
    };
}
export type StatusReason =
    | 'OmniToolkitStatusChange'
    | 'OmniPushTimeout'
    | 'OmniDeclineWork'
    | 'OmniManualStatusChange'
    | 'OmniSupervisorStatusChange'
    | 'OmniLoginStatusChange';

/** One Omni event of the ten. */
export type OmniEvent = { [Name in keyof OmniEvents]: { name: Name; params: OmniEvents[Name] } }[keyof OmniEvents];
