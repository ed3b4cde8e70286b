// A document as a Word file: A4, with styles that can be changed, page numbers and the disclaimer at the end.
import {
  AlignmentType,
  Document as DocxDocument,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TextRun,
} from "docx";
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Document, DocumentBlock, DocumentCell, DocumentLine, ParagraphMark } from "../../src/reports/document.ts";
import { cleanText } from "./clean-text.ts";
import { writeChoices, writeRoom } from "./docx-form.ts";
import { LETTERED, NUMBERING, STYLES } from "./docx-styles.ts";
import { writeTable } from "./docx-table.ts";
import { isRightToLeft, MUTED, writeLine, writeRuns, writeWords } from "./docx-text.ts";
import { headingBefore } from "./heading-before.ts";

/** In twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 } as const;
const MARGIN = 1134;
/** Tables with more columns lie on their side. */
const MOST_UPRIGHT = 6;

export async function writeDocx(document: Document): Promise<Uint8Array> {
  const lies = document.blocks.some(({ kind, ...block }) => kind === "table" && isWide(block));
  const width = (lies ? A4.height : A4.width) - 2 * MARGIN;
  const size = { ...A4, orientation: lies ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT };
  const file = new DocxDocument({
    title: cleanText(document.title),
    creator: "Rapporteur",
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: { size, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: pageFooter(document.title) },
        children: [
          writeTitle(document),
          ...(document.beneath ?? []).map((line) => paragraph("Beneath", writeRuns(line, null))),
          paragraph("AfterTable", []),
          ...document.blocks.flatMap((block, index) => writeBlock(block, { blocks: document.blocks, index, width })),
          paragraph("Disclaimer", writeRuns(document.footer, null)),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function writeTitle({ title, language }: Document): Paragraph {
  const children = [...writeRuns(title, language === "en" ? null : language)];
  return new Paragraph({ heading: HeadingLevel.TITLE, bidirectional: isRightToLeft(language), children });
}

function isWide(block: object): boolean {
  return "headings" in block && Array.isArray(block.headings) && block.headings.length > MOST_UPRIGHT;
}

function pageFooter(title: string): Footer {
  const page = new TextRun({ children: ["   ", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  const children = [...writeRuns(title, null), page];
  return new Footer({ children: [new Paragraph({ style: "PageFooter", alignment: AlignmentType.RIGHT, children })] });
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;
const STYLE_OF: Readonly<Record<ParagraphMark, string>> = {
  draft: "Draft",
  gap: "Gap",
  note: "Note",
  source: "Source",
  instruction: "Instruction",
};

/** `index`: of the block in the document, so that each lettered list begins with (a). */
type Place = { readonly blocks: readonly DocumentBlock[]; readonly index: number; readonly width: number };

function writeBlock(block: DocumentBlock, { blocks, index, width }: Place): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading": {
      const { level, text, language = null, startsPage: pageBreakBefore = false } = block;
      const children = [...writeRuns(text, language)];
      const bidirectional = isRightToLeft(language);
      return [new Paragraph({ heading: HEADINGS[level], bidirectional, pageBreakBefore, children })];
    }
    case "paragraph":
      return [writeParagraph(block)];
    case "quotation":
      return writeQuotation(block);
    case "list":
      return block.items.map((item) => writeItem(item, block.lettered === true ? index : null));
    case "choices":
      return writeChoices(block, width);
    case "room":
      return writeRoom(block, width);
    case "facts":
      return block.lines.map(writeFact);
    case "table":
      return writeTable(block, { width, showsCaption: headingBefore(blocks, index) !== block.caption });
    default:
      return unreachable(block);
  }
}

function writeParagraph(block: Extract<DocumentBlock, { kind: "paragraph" }>): Paragraph {
  const { text, mark, language = null } = block;
  const style = mark === undefined ? "Normal" : STYLE_OF[mark];
  return new Paragraph({ style, bidirectional: isRightToLeft(language), children: [...writeRuns(text, language)] });
}

function writeQuotation({
  text,
  language,
  source,
}: Extract<DocumentBlock, { kind: "quotation" }>): readonly Paragraph[] {
  const words = new Paragraph({
    style: "OwnWords",
    bidirectional: isRightToLeft(language),
    children: [...writeWords(text, language)],
  });
  return source === null ? [words] : [words, paragraph("Source", writeRuns(source, null))];
}

function writeItem(item: DocumentCell, list: number | null): Paragraph {
  const children = [...itemRuns(item)];
  if (list === null) return new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children });
  return new Paragraph({ numbering: { reference: LETTERED, level: 0, instance: list }, children });
}

function itemRuns(item: DocumentCell): readonly ParagraphChild[] {
  if (typeof item === "string") return writeRuns(item, null);
  if ("lines" in item)
    return item.lines.flatMap((line, at) => [...(at === 0 ? [] : [new TextRun({ break: 1 })]), ...writeLine(line)]);
  return [...writeRuns(item.summary, null), new TextRun({ break: 1 }), ...writeRuns(item.whole, item.language)];
}

/** The label stands on the left, what is said beside it. */
function writeFact({ label, text, language }: DocumentLine): Paragraph {
  const before = writeRuns(label ?? "", null, { color: MUTED });
  return paragraph("Fact", [...before, new TextRun({ children: [new Tab()] }), ...writeWords(text, language)]);
}

function paragraph(style: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, children: [...children] });
}
