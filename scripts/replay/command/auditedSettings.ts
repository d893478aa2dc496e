import type { Policy } from 'c/etiquette';
import { isPromise } from '../report/figures.ts';
import type { Setting } from '../report/whatIfTable.ts';
import { policyUnder } from './whatIfSettings.ts';

/** Returns the policies by which every chat is audited once more: the limits of promises only change the verdict. */
export function auditedSettings({ whatIf, policy }: { whatIf: readonly Setting[]; policy: Policy }): Policy[] {
    return whatIf.filter(({ limit }) => !isPromise(limit)).map((setting) => policyUnder(policy, setting));
}
