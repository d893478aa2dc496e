/** The user's language, currency and region. */
declare module '@salesforce/i18n/*' {
    const value: string;
    export default value;
}
