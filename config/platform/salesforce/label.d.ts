/** A custom label in the user's language. */
declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}
