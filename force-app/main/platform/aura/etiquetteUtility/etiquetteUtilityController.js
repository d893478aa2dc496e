({
    /** Hands an event of the platform to the bar: its name, and a plain copy of its parameters. */
    forward: function (component, event) {
        component.find('bar').hear(event.getType(), JSON.parse(JSON.stringify(event.getParams())));
    },

    /** Calls a toolkit for the bar, and hands the answer back, or the platform's words for why there is none. */
    callToolkit: function (component, event) {
        var call = event.getParams();
        var answer = function (result) {
            component.find('bar').answer(call.id, result);
        };
        // Aura runs nothing of a component outside of its own cycle, but by such a callback.
        Promise.resolve()
            .then(
                $A.getCallback(function () {
                    return component.find(call.toolkit)[call.method](call.args);
                })
            )
            .then(
                $A.getCallback(function (value) {
                    answer({ value: JSON.parse(JSON.stringify(value === undefined ? null : value)) });
                })
            )
            .catch(
                $A.getCallback(function (error) {
                    answer({ error: (error && error.message) || String(error) });
                })
            );
    }
});
