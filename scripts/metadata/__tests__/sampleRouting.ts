import { described } from './described.ts';

/** How work reaches agents. */
export const ROUTING = [
    described('queues/Chats.queue-meta.xml', 'Queue', [
        '<name>Chats</name>',
        '<queueRoutingConfig>Route</queueRoutingConfig>',
        '<queueSobject><sobjectType>MessagingSession</sobjectType></queueSobject>'
    ]),
    described('queueRoutingConfigs/Route.queueRoutingConfig-meta.xml', 'QueueRoutingConfig', [
        '<label>Route</label>',
        '<pushTimeout>30</pushTimeout>',
        '<routingModel>LEAST_ACTIVE</routingModel>',
        '<routingPriority>1</routingPriority>'
    ]),
    described('serviceChannels/Chat.serviceChannel-meta.xml', 'ServiceChannel', [
        '<label>Chat</label>',
        '<relatedEntityType>MessagingSession</relatedEntityType>'
    ]),
    described('servicePresenceStatuses/Available.servicePresenceStatus-meta.xml', 'ServicePresenceStatus', [
        '<channels><channel>Chat</channel></channels>',
        '<label>Available</label>'
    ]),
    described('messagingChannels/Web.messagingChannel-meta.xml', 'MessagingChannel', [
        '<masterLabel>Web</masterLabel>',
        '<messagingChannelType>EmbeddedMessaging</messagingChannelType>',
        '<sessionHandlerQueue>Chats</sessionHandlerQueue>',
        '<sessionHandlerType>Queue</sessionHandlerType>'
    ]),
    described('platformEventChannelMembers/Rules.platformEventChannelMember-meta.xml', 'PlatformEventChannelMember', [
        '<eventChannel>ChangeEvents</eventChannel>',
        '<selectedEntity>Rule__ChangeEvent</selectedEntity>'
    ])
];
