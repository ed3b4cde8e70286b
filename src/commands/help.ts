// Help: only what this person can use.
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import { isSecretariat, organizationsOf, type Person } from "../domain/person.ts";
import type { Wording } from "../wording/wording.ts";

export function composeHelp(person: Person, wording: Wording): OutboundMessage {
  const answers = organizationsOf(person).length > 0;
  const lines = [
    wording.helpHome,
    ...(answers ? wording.helpForFocalPoint : []),
    ...(isSecretariat(person) ? wording.helpForSecretariat : []),
    ...(!answers && !isSecretariat(person) ? wording.helpForParticipant : []),
    ...(isSecretariat(person) ? [wording.helpMissing, wording.helpOnBehalf, wording.helpDigestHere] : []),
    ...wording.helpToFind,
    ...wording.helpDigest,
    wording.helpSettings,
  ];
  const buttons: Button[] = [
    { id: plainAction("home"), label: wording.homeButton },
    ...(answers
      ? [
          { id: plainAction("report"), label: wording.reportButton },
          { id: plainAction("survey"), label: wording.survey },
        ]
      : []),
    { id: plainAction("status"), label: wording.statusButton },
  ];
  return {
    parts: [
      { kind: "heading", text: wording.helpTitle },
      { kind: "facts", facts: lines.map(({ words, does }) => ({ name: words, value: does })) },
      { kind: "note", text: wording.helpTail },
      { kind: "buttons", buttons },
    ],
  };
}
