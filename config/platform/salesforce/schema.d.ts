/** A field or an object that must exist where this is deployed. */
declare module '@salesforce/schema/*' {
    const reference: { objectApiName: string; fieldApiName?: string };
    export default reference;
}
