import { RULES } from 'c/etiquette';
import { connectTo } from './connect/connection.ts';
import { runCommand } from '../command/runCommand.ts';
import { ORG_OPTIONS, ORG_USAGE } from './connect/targetOrg.ts';
import { readCommandLine } from '../command/readCommandLine.ts';
import { examine } from './doctor/examine.ts';
import { ruleStates, type Finding, type RuleState } from './doctor/finding.ts';
import { readOrg } from './doctor/readOrg.ts';
import { table } from '../command/table.ts';

const USAGE = `Reads an org and says, rule by rule, what would keep the etiquette from working there and how to mend it.
Changes nothing.

  npm run doctor -- [options]

${ORG_USAGE}

Exit status: 0 every rule can work, 1 a rule cannot work, 2 the org could not be read.
`;

function words(states: Readonly<Record<string, RuleState>>, findings: readonly Finding[], org: string): string {
    const because = (rule: string): string =>
        findings.flatMap(({ rules, code }) => ((rules as readonly string[]).includes(rule) ? [code] : [])).join(', ');
    const rows = RULES.map((rule) => [rule, states[rule] ?? '', because(rule)]);
    const told = findings.map(({ code, what, mend }) => `\n${code}\n  ${what}\n  To mend: ${mend}`);
    return [table(['rule', 'state', 'because of'], rows), ...told, '', org].join('\n');
}

async function doctor(args: string[]): Promise<number> {
    const options = readCommandLine({ args, options: ORG_OPTIONS }).values;
    if (options.help) {
        process.stdout.write(USAGE);
        return 0;
    }
    const connection = await connectTo(options['target-org'], process.env);
    const findings = examine(await readOrg(connection));
    const rules = ruleStates(findings);
    const status = findings.some(({ severity }) => severity === 'blocks') ? 1 : 0;
    const org = connection.instanceUrl;
    console.log(options.json ? JSON.stringify({ status, org, rules, findings }) : words(rules, findings, org));
    return status;
}

await runCommand('doctor', doctor, { errorsAsJson: true });
