/** Ends a switch over a union: a new member of the union stops the compiler here. */
export function unreachable(value: never): never {
  throw new Error(`a case that cannot be: ${JSON.stringify(value)}`);
}
