// What is filled in on paper, or in Word itself: circles and squares that can be marked, and frames that grow.
import {
  BorderStyle,
  CheckBox,
  HeightRule,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import type { ChoiceToMark, DocumentBlock } from "../../src/reports/document.ts";
import { cleanText } from "./clean-text.ts";
import { isRightToLeft, MUTED, writeRuns } from "./docx-text.ts";

type Of<Kind extends DocumentBlock["kind"]> = Extract<DocumentBlock, { kind: Kind }>;

/** Few short ones stand beside each other, many short ones in two columns. `width` as for tables. */
export function writeChoices({ choices, oneOnly }: Of<"choices">, width: number): readonly (Paragraph | Table)[] {
  const plain = choices.every(({ hint, asksForWords }) => hint === null && !asksForWords);
  const lengths = choices.map(({ text, hint }) => text.length + (hint?.length ?? 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  if (plain && all + choices.length * 6 <= FITS_A_LINE) return [inALine(choices, oneOnly)];
  if (choices.length < MANY) return choices.map((choice) => choiceParagraph(choice, oneOnly));
  const columns = Math.max(...lengths) > FITS_HALF_A_LINE ? 1 : 2;
  return [inColumns(choices, oneOnly, { columns, width }), new Paragraph({ style: "AfterTable", children: [] })];
}

/** In characters, at the size of the style. */
const FITS_A_LINE = 80;
const FITS_HALF_A_LINE = 72;
const MANY = 6;
/** So many lines stay on one page. */
const FITS_A_PAGE = 24;

function inALine(choices: readonly ChoiceToMark[], oneOnly: boolean): Paragraph {
  const children = choices.flatMap((choice, at) => [
    ...(at === 0 ? [] : writeRuns("\u2003\u2003", null)),
    ...choiceRuns(choice, oneOnly),
  ]);
  return new Paragraph({ style: "Choice", bidirectional: isRightToLeft(choices[0]?.language), children });
}

/** A table without lines, since a row of it stays on one page. */
function inColumns(
  choices: readonly ChoiceToMark[],
  oneOnly: boolean,
  { columns, width }: { readonly columns: number; readonly width: number },
): Table {
  const share = Math.floor(width / columns);
  const lines = Math.ceil(choices.length / columns);
  const parts = Array.from({ length: columns }, (_, at) => choices.slice(at * lines, (at + 1) * lines));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: parts.map(() => share),
    visuallyRightToLeft: isRightToLeft(choices[0]?.language),
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: lines <= FITS_A_PAGE,
        children: parts.map(
          (part) =>
            new TableCell({
              width: { size: share, type: WidthType.DXA },
              margins: { left: 0, right: 120 },
              children: part.map((choice) => choiceParagraph(choice, oneOnly)),
            }),
        ),
      }),
    ],
  });
}

function choiceParagraph(choice: ChoiceToMark, oneOnly: boolean): Paragraph {
  return new Paragraph({
    style: "Choice",
    bidirectional: isRightToLeft(choice.language),
    children: choiceRuns(choice, oneOnly),
  });
}

function choiceRuns({ text, hint, language, asksForWords }: ChoiceToMark, oneOnly: boolean): ParagraphChild[] {
  return [
    new CheckBox({ alias: cleanText(text), ...(oneOnly ? CIRCLE : SQUARE) }),
    ...writeRuns(`\u00a0${text}${asksForWords ? `: ${"_".repeat(ROOM_BESIDE)}` : ""}`, language),
    ...(hint === null ? [] : writeRuns(` (${hint})`, language, { color: MUTED })),
  ];
}

/** In characters. */
const ROOM_BESIDE = 28;

const symbol = (value: string) => ({ value, font: "Segoe UI Symbol" });
const CIRCLE = { uncheckedState: symbol("25CB"), checkedState: symbol("25C9") } as const;
const SQUARE = { uncheckedState: symbol("2610"), checkedState: symbol("2612") } as const;

/** `width` as for tables. */
export function writeRoom(block: Of<"room">, width: number): readonly (Paragraph | Table)[] {
  const { headings, rows, lines, language = null } = block;
  const widths = shareWidth(rows[0] ?? headings, width);
  const cell = (text: string, at: number, isLabel: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(isLabel ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "F1F3F5" } } : {}),
      children: [
        new Paragraph({
          style: "InTable",
          bidirectional: isRightToLeft(language),
          children: [...writeRuns(text, language)],
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headings.map((text, at) => cell(text, at, true)),
  });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [...widths],
      visuallyRightToLeft: isRightToLeft(language),
      borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE },
      rows: [
        ...(headings.length > 0 ? [head] : []),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              height: { value: lines * LINE, rule: HeightRule.ATLEAST },
              children: row.map((text, at) => cell(text, at, text !== "")),
            }),
        ),
      ],
    }),
    new Paragraph({ style: "AfterTable", children: [] }),
  ];
}

/** Of handwriting, in twentieths of a point. */
const LINE = 380;

/** A label needs less than the room beside it; columns to mark less than the one that is named. */
function shareWidth(row: readonly string[], width: number): readonly number[] {
  if (row.length < 2) return [width];
  const first = row.length === 2 || row.length === 3 ? 1 / row.length : 0.36;
  const share = row[0] === "" ? first : 0.34;
  return row.map((_, at) => Math.floor(width * (at === 0 ? share : (1 - share) / (row.length - 1))));
}

const EDGE = { style: BorderStyle.SINGLE, size: 6, color: "6B7280" } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
