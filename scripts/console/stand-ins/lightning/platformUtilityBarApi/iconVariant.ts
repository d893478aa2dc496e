import { platform } from '../../../page/session/platform.ts';

/** @throws Error where the platform does not take that variant */
export function checkIconVariant(variant: string | null | undefined): void {
    const resets = variant === null && platform().iconVariantNull === 'resets';
    if (variant === undefined || resets || ['success', 'warning', 'error'].includes(variant ?? '')) {
        return;
    }
    throw new Error(`updateUtility: iconVariant is success, warning or error, not ${JSON.stringify(variant)}.`);
}
