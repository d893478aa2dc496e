/** A message channel, ours (`Etiquette__c`) or the platform's (`lightning__conversationEnded`). */
declare module '@salesforce/messageChannel/*' {
    import type { MessageChannel } from 'lightning/messageService';
    const channel: MessageChannel;
    export default channel;
}
