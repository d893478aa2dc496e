import { callOrg, errorMessage } from '../../../page/records/records.ts';
import { refusedQuery, visibleTo, type GraphqlAnswer } from '../../../page/records/visibility.ts';
import { platform } from '../../../page/session/platform.ts';
import { session } from '../../../page/session/session.ts';

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
type Result = GraphqlAnswer & { refresh?: () => Promise<void> };

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
    #given = '';

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
            const given = JSON.stringify([this.#config.variables, answer]);
            if (given !== this.#given || platform().wireEmission === 'always') {
                this.#given = given;
                this.#give({ ...answer, refresh: () => this.#read() });
            }
        }
    }
}

/** Runs a mutation. */
export function executeMutation(input: Config): Promise<GraphqlAnswer> {
    return run(input);
}

async function run({ query, variables = {}, operationName }: Config): Promise<GraphqlAnswer> {
    if (!(query instanceof ParsedQuery)) {
        throw new Error('graphql: query is written with gql`…`.');
    }
    const refused = refusedQuery(query.text, platform());
    if (refused !== undefined) {
        return { errors: [{ message: refused }] };
    }
    const body = { query: query.text, variables, ...(operationName ? { operationName } : {}) };
    return callOrg<GraphqlAnswer>('/graphql', 'POST', body).then(
        ({ data, errors }) =>
            visibleTo(
                session().userId,
                query.text,
                errors && errors.length > 0 ? { data, errors } : { data },
                platform()
            ),
        (error: unknown) => ({ errors: [{ message: errorMessage(error) }] })
    );
}
