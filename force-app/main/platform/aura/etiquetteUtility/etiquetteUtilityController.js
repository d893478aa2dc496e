({
    /** Hands an event of the platform to the bar: its name, and a plain copy of its parameters. */
    forward: function (component, event) {
        component.find('bar').hear(event.getType(), JSON.parse(JSON.stringify(event.getParams())));
    },

    /** Calls a toolkit for the bar, and hands the answer back, or the platform's words for why there is none. */
    callToolkit: function (component, event) {
        var call = event.getParams();
        var bar = component.find('bar');
        Promise.resolve()
            .then(function () {
                return component.find(call.toolkit)[call.method](call.args);
            })
            .then(function (value) {
                bar.answer(call.id, { value: JSON.parse(JSON.stringify(value === undefined ? null : value)) });
            })
            .catch(function (error) {
                bar.answer(call.id, { error: (error && error.message) || String(error) });
            });
    }
});
