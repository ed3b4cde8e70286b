// The list of participants: by class, organization and name, with the function where it is known.
import { english as wording } from "../wording/english.ts";
import type { Document, DocumentBlock } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import type { Participant, Participants } from "./participants.ts";
import type { Table } from "./table.ts";

/** Addresses are in the list only where they were asked for. */
export type ListFacts = DocumentFacts & { readonly withEmail: boolean };

export function compileParticipantsDocument(participants: Participants, facts: ListFacts): Document {
  return { ...frameOf(facts, wording.participantsTitle), blocks: participantBlocks(participants, facts) };
}

/** Also an annex of the report of the meeting. */
export function participantBlocks({ listed, unknown }: Participants, facts: ListFacts): readonly DocumentBlock[] {
  const byClass = Map.groupBy(listed, writeClass);
  return [
    { kind: "paragraph", text: wording.participantsExplained, mark: "note" },
    ...(listed.length === 0 ? [gap(wording.nobodyKnown)] : []),
    ...(unknown > 0 ? [gap(wording.attendanceUnknown(unknown))] : []),
    ...[...byClass].flatMap(([title, own]): readonly DocumentBlock[] => [
      { kind: "heading", level: 2, text: title },
      tableOf(title, own, facts),
    ]),
  ];
}

function gap(text: string): DocumentBlock {
  return { kind: "paragraph", text: wording.toBeCompleted(text), mark: "gap" };
}

function tableOf(
  caption: string,
  participants: readonly Participant[],
  { audience, withEmail }: ListFacts,
): DocumentBlock {
  const { organization, name, function: role, email, source } = wording.participantColumns;
  const withNames = audience !== "public";
  return {
    kind: "table",
    caption,
    headings: [organization, ...(withNames ? [name, role] : []), ...(withEmail ? [email] : []), source],
    rows: participants.map((participant) => [
      participant.organization === null ? "–" : participant.organization.name,
      ...(withNames
        ? [participant.name ?? wording.toBeCompleted(wording.speakerMissing), participant.function ?? "–"]
        : []),
      ...(withEmail ? [participant.email ?? "–"] : []),
      writeSourceOf(participant),
    ]),
    shares: withNames ? [34, 22, 22, ...(withEmail ? [22] : []), 22] : [60, 40],
  };
}

/** The same for spreadsheets and programs. */
export function compileParticipantsTable({ listed }: Participants, { withEmail }: ListFacts): Table {
  return {
    headings: ["class", "organization", "acronym", "name", "function", ...(withEmail ? ["e-mail"] : []), "source"],
    rows: listed.map((participant) => [
      writeClass(participant),
      participant.organization?.name ?? null,
      participant.organization?.acronym ?? null,
      participant.name,
      participant.function,
      ...(withEmail ? [participant.email] : []),
      writeSourceOf(participant),
    ]),
  };
}

function writeClass({ isSecretariat, organization }: Participant): string {
  if (isSecretariat) return wording.secretariatClass;
  return organization === null ? wording.otherParticipants : wording.organizationKinds[organization.kind];
}

function writeSourceOf({ source }: Participant): string {
  if (source.kind === "roster") return wording.fromRoster;
  return wording.fromAnswer(source.responseId, source.path, source.version);
}
