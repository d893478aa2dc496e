/** A formula that does not compile; the message is the one that a deploy gives. */
export class FormulaError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FormulaError';
    }
}
