/** What the rules are called on screen. */
export const RULE_NAMES: Record<string, string> = {
    connect: 'Accept',
    response: 'Reply',
    update: 'Update',
    answer: 'Resolve or ticket',
    duration: 'Chat length',
    nudge: 'Check-in',
    idle: 'Close',
    idleAfterNudge: 'Close after check-in'
};
