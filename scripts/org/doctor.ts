import { RULES } from 'c/etiquette';
import { UsageError } from '../command/commandError.ts';
import { checkWritable, writeFinished } from '../command/finishedFile.ts';
import { progressOn } from '../command/progress.ts';
import { fromCaller, readCommandLine } from '../command/readCommandLine.ts';
import { runCommand } from '../command/runCommand.ts';
import { table } from '../command/table.ts';
import { connectTo } from './connect/connection.ts';
import { ORG_OPTIONS, ORG_USAGE } from './connect/targetOrg.ts';
import { runProjectCommand } from './deploy/projectCommand.ts';
import { answersOf, profileOf, type Answer } from './doctor/answers.ts';
import { examine } from './doctor/examine.ts';
import { ruleStates, type Finding, type RuleState } from './doctor/finding.ts';
import { probe } from './doctor/probe.ts';
import { readOrg } from './doctor/readOrg.ts';

const PROFILE = 'platform-profile.json';
const USAGE = `Reads an org and says, rule by rule, what would keep the etiquette from working there and how to mend it.
Changes nothing.

  npm run doctor -- [options]

${ORG_USAGE}
  --probe           also ask what docs/first-org.md asks and an API can answer: it builds the components, has the org
                    check a deploy, and writes the answers down as a platform profile, for npm start -- --platform FILE
  --profile FILE    where the platform profile goes; default is ${PROFILE}

Exit status: 0 every rule can work, 1 a rule cannot work, 2 the org could not be read.
`;

const BUILD = 'scripts/build/main.ts';

function words(states: Readonly<Record<string, RuleState>>, findings: readonly Finding[]): string[] {
    const because = (rule: string): string =>
        findings.flatMap(({ rules, code }) => ((rules as readonly string[]).includes(rule) ? [code] : [])).join(', ');
    const rows = RULES.map((rule) => [rule, states[rule] ?? '', because(rule)]);
    const told = findings.map(({ code, what, mend }) => `\n${code}\n  ${what}\n  To mend: ${mend}`);
    return [table(['rule', 'state', 'because of'], rows), ...told, ''];
}

function answerWords(answers: readonly Answer[], file: string): string[] {
    const rows = answers.map(({ question, answer, trait }) => [
        question,
        trait ? `${trait.name}: ${trait.reading}` : '',
        answer
    ]);
    return [
        table(['asked of the org', 'trait of the platform', 'answer'], rows),
        '',
        `The platform profile is in ${file}. What only a person sees in a browser is in docs/first-org.md.`,
        ''
    ];
}

async function doctor(args: string[]): Promise<number> {
    const options = readCommandLine({
        args,
        options: {
            ...ORG_OPTIONS,
            probe: { type: 'boolean', default: false },
            profile: { type: 'string' }
        }
    }).values;
    if (options.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    if (options.profile !== undefined && !options.probe) {
        throw new UsageError('--profile goes with --probe, which finds out what it holds');
    }
    const file = fromCaller(options.profile ?? PROFILE);
    if (options.probe) {
        checkWritable(file);
    }
    const connection = await connectTo(options['target-org'], process.env);
    const state = await readOrg(connection);
    const findings = examine(state);
    const rules = ruleStates(findings);
    const status = findings.some(({ severity }) => severity === 'blocks') ? 1 : 0;
    const org = connection.instanceUrl;
    let answers: Answer[] | undefined;
    if (options.probe) {
        await runProjectCommand(BUILD, 'The build');
        const progress = progressOn(process.stderr);
        answers = answersOf(state, await probe(connection, progress).finally(() => progress.stop()));
        writeFinished(file, `${JSON.stringify(profileOf(answers), undefined, 4)}\n`);
    }
    const said = [...words(rules, findings), ...(answers ? answerWords(answers, file) : []), org];
    console.log(options.json ? JSON.stringify({ status, org, rules, findings, answers }) : said.join('\n'));
    return status;
}

await runCommand('doctor', doctor);
