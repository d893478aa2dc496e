import { LIMITS, readPolicy, type Policy } from 'c/etiquette';
import { UsageError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';
import type { Setting } from '../report/whatIfTable.ts';

/**
 * Reads what to try, as `response=45,60,90`.
 *
 * @throws UsageError for a limit that there is not, and for seconds that the policy cannot take
 */
export function readSettings(texts: readonly string[], policy: Policy): Setting[] {
    return texts.flatMap((text) => {
        const [, name = '', list = ''] = /^(\w+)=((?:\d+(?:\.\d+)?(?:,(?=\d)|$))+)$/.exec(text) ?? [];
        const limit = LIMITS.find((known) => known === name);
        if (limit === undefined) {
            throw new UsageError(
                `--what-if ${text}: LIMIT=SECONDS,… is needed, LIMIT being one of ${LIMITS.join(', ')}`
            );
        }
        return list.split(',').map((seconds) => {
            const setting = { limit, seconds: Number(seconds) };
            try {
                policyUnder(policy, setting);
            } catch (error) {
                throw new UsageError(`--what-if ${text}: ${errorMessage(error)}`, { cause: error });
            }
            return setting;
        });
    });
}

/** Returns a policy with one limit changed. @throws PolicyError where they do not go together */
export function policyUnder(policy: Policy, { limit, seconds }: Setting): Policy {
    return readPolicy({ ...policy, [limit]: seconds });
}
