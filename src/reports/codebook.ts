// One survey as a codebook of DDI 2.5, which archives take in. The order of its elements is that of the schema.
import type { Temporal } from "temporal-polyfill";
import { english as wording } from "../wording/english.ts";
import { type AnswerLine, readAnswerLines } from "./answer-lines.ts";
import {
  type AnsweredLine,
  INSTITUTIONS,
  type Placed,
  placeAnswer,
  placeInstitution,
  placeNote,
} from "./codebook-places.ts";
import { writeSource } from "./describe-response.ts";
import { DISCLAIMER } from "./disclaimer.ts";
import type { DocumentFacts } from "./document-frame.ts";
import { type ExportedResponse, responseOf } from "./exported-response.ts";
import { titleOf } from "./inventory-document.ts";
import type { XmlDocument, XmlElement } from "./xml-element.ts";

const NAMESPACE = "ddi:codebook:2_5";

export function compileCodebook(exported: ExportedResponse, facts: DocumentFacts): XmlDocument {
  const title = titleOf(exported);
  const placed = [...placeAll(exported, title), ...placeOrigin(exported)];
  return {
    namespace: NAMESPACE,
    root: element("codeBook", { version: "2.5" }, [
      describeDocument(exported, title, facts),
      assemble("stdyDscr", placed),
    ]),
  };
}

/** What archives know a study by. */
function identify({ responseId }: ExportedResponse): string {
  return responseId.replaceAll("/", "-");
}

type Versioned = Placed & { readonly line?: AnswerLine };

function placeAll(exported: ExportedResponse, title: string): readonly Versioned[] {
  const lines = readAnswerLines(exported);
  const answered = lines.flatMap((line): AnsweredLine[] => {
    const answer = exported.answers.get(line.path);
    return answer?.state === "answered" && line.question.kind !== "repeat" ? [{ line, value: answer.value }] : [];
  });
  const [institutions, others] = [true, false].map((wanted) =>
    answered.filter(({ line }) => line.path.startsWith(`${INSTITUTIONS}[`) === wanted),
  );
  const instances = [...Map.groupBy(institutions ?? [], ({ line }) => line.instance).values()];
  const placed = [
    ...(others ?? []).flatMap((each) => placeAnswer(each).map((one) => ({ ...one, line: each.line }))),
    ...instances.flatMap((own) => own.slice(0, 1).map(({ line }) => ({ ...placeInstitution(own), line }))),
    ...lines.filter(isStated).map((line) => ({ ...placeNote(line), line })),
  ];
  const titled = placed.some(({ at }) => at === TITLE);
  return titled ? placed : [{ at: TITLE, text: title }, ...placed];
}

const TITLE = "citation/titlStmt/titl";

/** It was said that it is not known, does not apply, or that there is none. */
function isStated({ state, question }: AnswerLine): boolean {
  return state === "unknown" || state === "not-applicable" || (state === "answered" && question.kind === "repeat");
}

function placeOrigin(exported: ExportedResponse): readonly Placed[] {
  const { organization } = exported;
  return [
    { at: "citation/titlStmt/IDNo", text: identify(exported), attributes: { agency: "Rapporteur" } },
    {
      at: "notes",
      text: wording.nameWithAcronym(organization.name, organization.acronym),
      attributes: { type: "organization" },
    },
    ...(exported.demonstration
      ? [{ at: "notes", text: wording.demonstrationMark, attributes: { type: "demonstration" } }]
      : []),
  ];
}

function describeDocument(exported: ExportedResponse, title: string, facts: DocumentFacts): XmlElement {
  const { meeting, asAt, audience } = facts;
  const { submissions, submittedAt } = responseOf(exported);
  const note = (type: string, text: string) => element("notes", { type }, text);
  return element("docDscr", {}, [
    element("citation", {}, [
      element("titlStmt", {}, [
        element("titl", {}, wording.codebookTitle(title)),
        element("IDNo", { agency: "Rapporteur" }, identify(exported)),
      ]),
      element("rspStmt", {}, [element("AuthEnty", {}, exported.organization.name)]),
      element("prodStmt", {}, [
        element("prodDate", { date: dayOf(asAt) }, wording.moment(asAt, meeting.timeZone)),
        element("software", {}, "Rapporteur"),
      ]),
      element("verStmt", {}, [
        element("version", submittedAt === null ? {} : { date: dayOf(submittedAt) }, String(submissions)),
      ]),
    ]),
    note("meeting", meeting.title),
    note("audience", wording.documentFor[audience]),
    note("source", writeSource(exported, meeting.timeZone)),
    note("editing", wording.withoutEditing),
    note("disclaimer", DISCLAIMER),
  ]);
}

function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO("UTC").toPlainDate().toString();
}

/** The children that an element may have, in the order in which the schema wants them. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  stdyDscr: ["citation", "stdyInfo", "method", "dataAccs", "othrStdyMat", "notes"],
  titlStmt: ["titl", "IDNo"],
  stdyInfo: ["subject", "abstract", "sumDscr", "notes"],
  sumDscr: ["collDate", "nation", "geogCover", "universe"],
  method: ["dataColl", "notes"],
  dataColl: ["dataCollector", "frequenc", "sampProc", "sampleFrame", "targetSampleSize", "resInstru"],
  sampleFrame: ["txt", "frameUnit"],
  dataAccs: ["setAvail", "useStmt"],
  setAvail: ["accsPlac", "avlStatus"],
  useStmt: ["restrctn", "conditions"],
  othrStdyMat: ["relMat", "relStdy"],
};

/** Elements with the same way to them stand in the same one. */
function assemble(name: string, placed: readonly Versioned[]): XmlElement {
  const order = ORDER[name] ?? [];
  const byChild = Map.groupBy(placed, ({ at }) => at.split("/")[0] ?? "");
  const children = [...byChild.keys()].toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  return element(
    name,
    {},
    children.flatMap((child) => {
      const own = byChild.get(child) ?? [];
      const within = own.filter(({ at }) => at.includes("/"));
      const leaves = own.filter(({ at }) => !at.includes("/")).map((leaf) => writeLeaf(child, leaf));
      if (within.length === 0) return leaves;
      return [
        ...leaves,
        assemble(
          child,
          within.map((each) => ({ ...each, at: each.at.slice(child.length + 1) })),
        ),
      ];
    }),
  );
}

/** Own words keep their language; `elementVersion` is the version of the answer. */
function writeLeaf(name: string, { text, attributes, line }: Versioned): XmlElement {
  return element(
    name,
    {
      ...attributes,
      ...(line?.language ? { "xml:lang": line.language } : {}),
      ...(line?.version ? { elementVersion: String(line.version) } : {}),
    },
    text,
  );
}

function element(name: string, attributes: XmlElement["attributes"], content: XmlElement["content"]): XmlElement {
  return { name, attributes, content };
}
