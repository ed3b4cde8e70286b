// A drafted paragraph as a message: for the secretariat's decision, and under a summary once it is approved. It says at
// every place what it is.
import type { Temporal } from "temporal-polyfill";
import type { Button, OutboundMessage, Part } from "../chat/outbound.ts";
import type { Ask } from "./ask.ts";
import { buttonSets, toSource } from "./buttons.ts";
import type { DropReason } from "./check-draft.ts";
import { type AskNames, describeAsk } from "./describe-ask.ts";
import { shortName } from "./describe-finding.ts";
import type { DraftFailure, DraftId, DraftText } from "./draft.ts";
import { askDraftButton, decideDraftButton } from "./draft-act.ts";
import type { Speaking } from "./speaking.ts";

export type WrittenDraft = {
  readonly id: DraftId;
  readonly ask: Ask;
  readonly model: string;
  readonly text: DraftText;
  readonly dropped: Readonly<Record<DropReason, number>>;
};

type Voice = Pick<Speaking, "wording" | "language">;

export function composeDraft(draft: WrittenDraft, names: AskNames, speaking: Voice): OutboundMessage {
  const { wording } = speaking;
  const { id, ask, model, text, dropped } = draft;
  const left = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  return {
    parts: [
      { kind: "heading", text: wording.draftTitle },
      { kind: "note", text: subject(ask, names, speaking) },
      { kind: "list", items: sentencesOf(text, 0, speaking) },
      { kind: "note", text: sourcesOf(text, 0, speaking) },
      { kind: "note", text: wording.draftedBy(model) },
      ...(left > 0 ? [{ kind: "note", text: wording.draftDropped(left) } as const] : []),
      ...sourceButtons(text, 0, speaking),
      {
        kind: "buttons",
        buttons: [
          { id: decideDraftButton("approve", id), label: wording.approveDraft, style: "primary" },
          { id: decideDraftButton("reject", id), label: wording.rejectDraft },
          { id: decideDraftButton("again", id), label: wording.draftAgain },
        ],
      },
    ],
  };
}

/** `after`: how many sources the summary has numbered already. */
export function composeApproved(
  text: DraftText,
  approvedOn: Temporal.PlainDate,
  after: number,
  speaking: Voice,
): readonly Part[] {
  return [
    { kind: "note", text: speaking.wording.draftApprovedOn(approvedOn) },
    { kind: "list", items: sentencesOf(text, after, speaking) },
    { kind: "note", text: sourcesOf(text, after, speaking) },
    ...sourceButtons(text, after, speaking),
  ];
}

export function composeDraftFailure(reason: DraftFailure, ask: Ask, names: AskNames, speaking: Voice): OutboundMessage {
  const { wording } = speaking;
  return {
    parts: [
      { kind: "paragraph", text: wording.draftFailed(wording.draftFailures[reason]) },
      { kind: "note", text: subject(ask, names, speaking) },
      ...buttonSets([toDraft(ask, wording.draftAgain)]),
    ],
  };
}

/** Null where the ask is too long for a button. */
export function toDraft(ask: Ask, label: string): Button | null {
  const id = askDraftButton(ask);
  return id === null ? null : { id, label };
}

function subject(ask: Ask, names: AskNames, speaking: Voice): string {
  const { wording } = speaking;
  return `${wording.summaryTitle}: ${wording.understoodAs(describeAsk(ask, names, speaking))}`;
}

function sentencesOf({ sentences }: DraftText, after: number, { wording }: Voice): string[] {
  return sentences.map(({ words, sources }) =>
    wording.draftSentence(
      words,
      sources.map((number) => number + after),
    ),
  );
}

function sourcesOf({ sources }: DraftText, after: number, { wording }: Voice): string {
  return wording.draftSources(
    sources.map(({ number, organization }) => wording.draftSource(number + after, shortName(organization))),
  );
}

function sourceButtons({ sources }: DraftText, after: number, { wording }: Voice): readonly Part[] {
  return buttonSets(sources.map(({ number, source }) => toSource(number + after, source.id, source.path, { wording })));
}
