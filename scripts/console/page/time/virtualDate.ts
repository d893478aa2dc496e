/** A Date whose present is told by `now`; everything else is Date's own. */
export function virtualDate(now: () => number): DateConstructor {
    return new Proxy(Date, {
        construct: (target, given: [], newTarget) =>
            Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
        apply: (target) => new target(now()).toString(),
        get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown))
    });
}
