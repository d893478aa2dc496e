/** The public API of a tracked chat: its state, the one function that changes it, and what is asked of it. */
export {
    clocksOf,
    instantOf,
    isHeld,
    isListed,
    kindOf,
    latestAcceptanceAt,
    newTrackedChat,
    phaseOf,
    type ChatPhase,
    type Source,
    type TrackedChat,
    type TrackedMessage,
    type Work
} from './chat';
export { evolve, type ChatInput, type EvolveContext } from './evolve';
export { hasSourcesRead, isAwaiting, LOG_LAG } from './sources';
export {
    agentMessageCount,
    agentMessageSince,
    clientNameOf,
    insertedSentSince,
    intentSentSince,
    lastAgentMessageAt,
    messagesOf,
    textSentSince
} from './messages';
export { findDuplicate } from './findDuplicate';
export { cut, oneLine } from './plainText';
export { parseStoredChat, storedChatOf, type StoredChat } from './storedChat';
