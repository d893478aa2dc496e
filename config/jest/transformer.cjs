const { createHash } = require('node:crypto');
const transformer = require('@lwc/jest-transformer');
const { inWords, wordsKey } = require('./labels.cjs');

const words = createHash('sha1').update(wordsKey).digest('hex');

module.exports = {
    ...transformer,
    process(source, path, options) {
        return transformer.process(inWords(source), path, options);
    },
    // The transformer's own cache key is the same with coverage as without, so that whichever ran first would decide
    // what the other sees: a report of zero, or counters nobody asked for.
    getCacheKey(source, path, options) {
        const key = transformer.getCacheKey(source, path, options);
        return `${key}-${words}${options.instrument ? '-instrumented' : ''}`;
    }
};
