// Tests that need what a machine may lack. What is passed over is said, so that a green run is not taken for more than it is.

/** For `skipIf`: the same condition, and one line in the output where it holds. */
export function passOver(lacking: boolean, what: string, because: string): boolean {
  if (lacking) console.info(`passed over: ${what}, because ${because}`);
  return lacking;
}
