import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/*
 * The limit of a seed: the calls that it makes, ready-made, and nothing else. `seedLimit.ts FILE FROM` sends the
 * recorded requests from number FROM on to the org of the environment, each once as many are answered as were then.
 */
interface Recorded {
    number: number;
    after: number;
    method: string;
    url: string;
    type?: string;
    body: string;
}

const [file = '', from = '0'] = process.argv.slice(2);
const { SF_ORG_INSTANCE_URL: org = '', SF_ACCESS_TOKEN: token = '' } = process.env;
const agent = new Agent({ keepAlive: true });
const calls = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded)
    .filter(({ number }) => number >= Number(from))
    .sort((one, other) => one.number - other.number);

function send({ method, url, type, body }: Recorded): Promise<void> {
    return new Promise((resolve, reject) => {
        const headers = { Authorization: `Bearer ${token}`, ...(type && { 'Content-Type': type }) };
        const call = request(`${org}${url}`, { method, agent, headers }, (response) => {
            if ((response.statusCode ?? 0) >= 400) {
                reject(new Error(`${method} ${url}: ${response.statusCode}`));
            }
            response.resume().once('end', resolve);
        });
        call.once('error', reject).end(body);
    });
}

let answered = Number(from);
const waiting: { call: Recorded; begin: () => void }[] = [];
function proceed(): void {
    waiting.splice(0).forEach((each) => {
        if (each.call.after <= answered) {
            each.begin();
        } else {
            waiting.push(each);
        }
    });
}
const done = calls.map(async (call) => {
    await new Promise<void>((begin) => waiting.push({ call, begin }));
    await send(call);
    answered += 1;
    proceed();
});
proceed();
await Promise.all(done);
agent.destroy();
