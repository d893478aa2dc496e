// The transformer's own cache key is the same with coverage as without, so that whichever ran first would decide what
// the other sees: a report of zero, or counters nobody asked for.
const transformer = require('@lwc/jest-transformer');

module.exports = {
    ...transformer,
    getCacheKey(source, path, options) {
        return `${transformer.getCacheKey(source, path, options)}${options.instrument ? '-instrumented' : ''}`;
    }
};
