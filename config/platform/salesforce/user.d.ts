/** The id of the user at work, in 15 or 18 characters. */
declare module '@salesforce/user/Id' {
    const userId: string;
    export default userId;
}
