// Tables of a Word file: the headings come again on each page, and the caption stays with its table.
import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import type { DocumentBlock, DocumentCell } from "../../src/reports/document.ts";
import { isRightToLeft, writeLine, writeRuns } from "./docx-text.ts";

type TableBlock = Extract<DocumentBlock, { kind: "table" }>;

/** `width`: of the text on the page, in twentieths of a point. */
export function writeTable(
  block: TableBlock,
  { width, showsCaption }: { readonly width: number; readonly showsCaption: boolean },
): readonly (Paragraph | Table)[] {
  const { caption, headings, rows } = block;
  const widths = sharedWidths(block, width);
  const above = new Paragraph({ style: "TableCaption", keepNext: true, children: [...writeRuns(caption, null)] });
  return [
    ...(showsCaption ? [above] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [...widths],
      borders: { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: headings.map((text, at) => headCell(text, widths[at])),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: row.every((cell) => textOf(cell).length < FITS_A_PAGE),
              children: row.map((cell, at) => bodyCell(cell, at === 0, widths[at])),
            }),
        ),
      ],
    }),
    new Paragraph({ style: "AfterTable", children: [] }),
  ];
}

/** A row with less text than this, in characters, stays on one page. */
const FITS_A_PAGE = 900;

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "B4BAC2" } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const MARGINS = { top: 50, bottom: 50, left: 80, right: 80 } as const;

/** As the document shares it; otherwise by what the cells hold, between a few letters and a paragraph. */
function sharedWidths({ headings, rows, shares }: TableBlock, width: number): readonly number[] {
  const parts =
    shares ??
    headings.map((heading, at) => {
      const lengths = rows.map((row) => Math.min(60, textOf(row[at] ?? "").length));
      const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
      return Math.max(
        5,
        mean,
        longestWord(heading),
        ...rows.map((row) => Math.min(24, longestWord(textOf(row[at] ?? "")))),
      );
    });
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => Math.floor((width * part) / sum));
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s-]+/).map(({ length }) => length + 1));
}

function textOf(cell: DocumentCell): string {
  if (typeof cell === "string") return cell;
  return "lines" in cell ? cell.lines.map(({ text }) => text).join(" ") : `${cell.summary} ${cell.whole}`;
}

function headCell(text: string, width = 0): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    shading: { type: ShadingType.CLEAR, color: "auto", fill: "E9EDF1" },
    children: [new Paragraph({ style: "InTable", children: [...writeRuns(text, null, { bold: true })] })],
  });
}

function bodyCell(cell: DocumentCell, isFirst: boolean, width = 0): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    children: [...writeCell(cell, isFirst)],
  });
}

/** What unfolds on a page stands open on paper. */
function writeCell(cell: DocumentCell, isFirst: boolean): readonly Paragraph[] {
  const plain = (text: string) =>
    new Paragraph({ style: "InTable", children: [...writeRuns(text, null, { bold: isFirst })] });
  if (typeof cell === "string") return [plain(cell)];
  if ("lines" in cell)
    return cell.lines.map(
      (line) =>
        new Paragraph({
          style: "InTable",
          bidirectional: isRightToLeft(line.language),
          children: [...writeLine(line)],
        }),
    );
  return [
    plain(cell.summary),
    new Paragraph({ style: "InTable", children: [...writeRuns(cell.whole, cell.language)] }),
  ];
}
