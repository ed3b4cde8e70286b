// What is used of the package xpath. Its own types name the whole DOM, which is not there in Node; tsconfig.json points here.
/** @throws {Error} for what is no expression. */
export function parse(expression: string): unknown;
