import { callOrg, errorMessage } from '../../../page/records/records.ts';

/** A query as `gql` makes it. */
class ParsedQuery {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

interface Config {
    query?: ParsedQuery;
    variables?: Record<string, unknown>;
    operationName?: string;
}
interface Answer {
    data?: unknown;
    errors?: { message: string }[];
}
type Result = Answer & { refresh?: () => Promise<void> };

/** Marks a GraphQL query. */
export function gql(strings: TemplateStringsArray, ...values: unknown[]): ParsedQuery {
    return new ParsedQuery(
        strings.reduce((text, part, index) => {
            const value = values[index - 1];
            return text + (value instanceof ParsedQuery ? value.text : String(value)) + part;
        })
    );
}

/** Reads by GraphQL as soon as `query` and `variables` are there; `refresh` reads again. */
export class graphql {
    readonly #give: (result: Result) => void;
    #config: Config = {};
    #running = 0;

    constructor(give: (result: Result) => void) {
        this.#give = give;
        give({});
    }

    connect(): void {
        // Reading begins with update.
    }

    disconnect(): void {
        this.#running += 1;
    }

    update(config: Config): void {
        this.#config = config;
        if ('query' in config && config.query === undefined) {
            return;
        }
        if ('variables' in config && config.variables === undefined) {
            return;
        }
        void this.#read();
    }

    async #read(): Promise<void> {
        this.#running += 1;
        const running = this.#running;
        const answer = await run(this.#config);
        if (running === this.#running) {
            this.#give({ ...answer, refresh: () => this.#read() });
        }
    }
}

/** Runs a mutation. */
export function executeMutation(input: Config): Promise<Answer> {
    return run(input);
}

async function run({ query, variables = {}, operationName }: Config): Promise<Answer> {
    if (!(query instanceof ParsedQuery)) {
        throw new Error('graphql: query is written with gql`…`.');
    }
    const body = { query: query.text, variables, ...(operationName ? { operationName } : {}) };
    return callOrg<Answer>('/graphql', 'POST', body).then(
        ({ data, errors }) => (errors && errors.length > 0 ? { data, errors } : { data }),
        (error: unknown) => ({ errors: [{ message: errorMessage(error) }] })
    );
}
