import { signIn } from '../../console/page/session/session.ts';
import { followClock } from '../../console/page/time/pageTime.ts';
import { TRAITS, type PlatformProfile } from '../../console/platform/traits.ts';

const clock = { now: 0, iso: '', speed: 1, paused: true };
const documented = Object.entries(TRAITS).map(([name, trait]) => [name, trait.documented]);

followClock(clock);
/** Signs in an agent of a documented platform, without a server: labels are read as soon as a component is loaded. */
signIn({
    agent: { name: 'alex', userId: '005Lc0000000001AAA', username: 'alex@example.com' },
    run: '',
    token: '',
    instanceUrl: '',
    apiVersion: '',
    statuses: [],
    platform: Object.fromEntries(documented) as PlatformProfile,
    clock
});
