// Divides what is too large for one place, in order.
import { countBytes } from "./limits.ts";

/** Groups of neighbours that take at most so many bytes together; one that alone takes more stands alone. Never no group. */
export function divide<Item>(items: readonly Item[], maxBytes: number): readonly (readonly Item[])[] {
  const groups: Item[][] = [[]];
  let bytes = 0;
  for (const item of items) {
    const size = countBytes(item) + countBytes(",");
    if (bytes + size > maxBytes && groups.at(-1)?.length) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(item);
    bytes += size;
  }
  return groups;
}
