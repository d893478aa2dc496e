/** One style: a function of a module is a declaration, one inside another function is an arrow. */
export const FUNCTION_STYLE = [
    ...['Program', 'Program > ExportNamedDeclaration'].map((place) => ({
        // A type that is given to the constant may ask for an arrow: the adapter of a port, a row of a table.
        selector: `${place} > VariableDeclaration > VariableDeclarator:not([id.typeAnnotation]) > ArrowFunctionExpression`,
        message: 'A function of a module is a declaration.'
    })),
    {
        selector: ':function > BlockStatement > FunctionDeclaration',
        message: 'A function inside another one is an arrow.'
    }
];
