// Who can mend it that somebody cannot be written to.
import type { ReachState } from "../domain/reach.ts";
import { unreachable } from "../domain/unreachable.ts";

/** `administrator`: of the workspace or tenant. `operator`: who runs this program. */
export type Mender = "nobody" | "person" | "administrator" | "organization" | "secretariat" | "operator";

export function menderOf(state: ReachState): Mender {
  switch (state) {
    case "reachable":
      return "nobody";
    case "member":
      return "person";
    case "guest":
    case "blocked":
    case "app-not-installed":
      return "administrator";
    case "left":
    case "external":
      return "organization";
    case "no-account":
    case "unknown":
      return "secretariat";
    case "not-permitted":
    case "not-connected":
      return "operator";
    default:
      return unreachable(state);
  }
}
