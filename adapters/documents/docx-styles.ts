// How a Word file looks: styles, so that the secretariat changes them in one place, and the lists.
import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType, ShadingType } from "docx";
import { MUTED } from "./docx-text.ts";

const INK = "1C1F24";
const FONT = "Calibri";
const bar = (color: string) => ({ left: { style: BorderStyle.SINGLE, size: 18, color, space: 8 } });

const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
});

const derived = (id: string, name: string, rest: object) => ({
  id,
  name,
  basedOn: "Normal",
  next: "Normal",
  quickFormat: true,
  ...rest,
});

/** Sizes in half points, distances in twentieths of a point. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 22, color: INK, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: 36, bold: true, color: INK },
      paragraph: { spacing: { after: 120 }, keepNext: true },
    },
    heading1: heading(28, 360),
    heading2: heading(24, 280),
    heading3: heading(22, 220),
    heading4: heading(22, 180),
  },
  paragraphStyles: [
    derived("Beneath", "Beneath the title", { paragraph: { spacing: { after: 20 } } }),
    derived("Draft", "Draft", { paragraph: { border: bar("8A9099"), indent: { left: 180 } } }),
    derived("Gap", "To be completed", {
      paragraph: {
        border: bar("C98A00"),
        spacing: { before: 80 },
        indent: { left: 180 },
        shading: { type: ShadingType.CLEAR, color: "auto", fill: "FFF4D6" },
      },
    }),
    derived("Note", "Note", {
      run: { size: 19, color: MUTED },
      paragraph: { spacing: { before: 80, after: 60 }, keepNext: true },
    }),
    derived("Instruction", "Instruction", {
      run: { italics: true },
      paragraph: { spacing: { before: 40, after: 60 }, keepNext: true },
    }),
    derived("PageFooter", "Foot of the page", { run: { size: 17, color: MUTED } }),
    derived("Source", "Source", {
      run: { size: 18, color: MUTED },
      paragraph: { spacing: { before: 40, after: 160 } },
    }),
    derived("OwnWords", "Own words", { paragraph: { indent: { left: 340, right: 340 }, border: bar("D5D9DE") } }),
    derived("Fact", "Fact", {
      run: { size: 20 },
      paragraph: { indent: { left: 2400, hanging: 2400 }, spacing: { after: 30 }, tabStops: [] },
    }),
    derived("Choice", "Choice", {
      run: { size: 20 },
      paragraph: { indent: { left: 340, hanging: 340 }, spacing: { after: 40 }, keepLines: true },
    }),
    derived("InTable", "In a table", { run: { size: 19 }, paragraph: { spacing: { after: 30, line: 245 } } }),
    derived("AfterTable", "After a table", { run: { size: 8 }, paragraph: { spacing: { after: 60 } } }),
    derived("TableCaption", "Caption of a table", {
      run: { size: 19, color: MUTED },
      paragraph: { spacing: { before: 120, after: 60 } },
    }),
    derived("Disclaimer", "Disclaimer", {
      run: { size: 18, color: MUTED },
      paragraph: {
        spacing: { before: 480 },
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: "B4BAC2", space: 6 } },
      },
    }),
  ],
};

export const LETTERED = "lettered";

/** (a), (b), (c): the objectives of a meeting. */
export const NUMBERING = {
  config: [
    {
      reference: LETTERED,
      levels: [
        {
          level: 0,
          format: LevelFormat.LOWER_LETTER,
          text: "(%1)",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 567, hanging: 454 } } },
        },
      ],
    },
  ],
};
