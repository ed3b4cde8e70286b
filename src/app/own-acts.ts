// Carries out what somebody asks for beyond answering, within the turn's transaction.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { OwnAct } from "../dialog/own-acts.ts";
import { unreachable } from "../domain/unreachable.ts";
import { askColleague } from "./ask-colleague.ts";
import type { OwnAround } from "./own-around.ts";
import { changeSetting, showSettings } from "./own-settings.ts";
import { returnMeant, returnResponse } from "./return-response.ts";

/** What is said to the person. */
export async function carryOutOwnAct(act: OwnAct, around: OwnAround): Promise<OutboundMessage> {
  switch (act.kind) {
    case "show-settings":
      return showSettings(around);
    case "set":
      return changeSetting(act.setting, act.typed, around);
    case "ask-colleague":
      return askColleague(act.about, act.colleague, around);
    case "return":
      return returnResponse(act.of, act.note, around);
    case "return-this":
      return returnMeant(act.responseId, around);
    default:
      return unreachable(act);
  }
}
