// The fonts of the pictures: files of packages, so that a picture is the same on every computer. The renderer reads
// TrueType only and takes a missing file for a missing letter, so a package that is gone is an error here.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export type Weight = 500 | 700;

/**
 * The family for a line of text. The renderer takes other families for letters that this one lacks, but then in any
 * weight, so that the family follows the script. All are under the SIL Open Font License 1.1.
 */
export function familyFor(text: string): string {
  if (/\p{Script=Arabic}/u.test(text)) return "Noto Naskh Arabic";
  return FULL_WIDTH.test(text) ? "Noto Sans SC" : "Noto Sans";
}

const LATIN = [
  "@expo-google-fonts/noto-sans/500Medium/NotoSans_500Medium.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
];
const ARABIC = [
  "@expo-google-fonts/noto-naskh-arabic/500Medium/NotoNaskhArabic_500Medium.ttf",
  "@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf",
];
/** 10 MB each, so that they are read only where they are needed. */
const CHINESE = [
  "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
  "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
];

/** Chinese characters and the punctuation that is as wide as they are. */
export const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;

/** The files that this text needs. Latin, Greek and Cyrillic letters are always there. */
export function fontFilesFor(text: string): string[] {
  return [...LATIN, ...(/\p{Script=Arabic}/u.test(text) ? ARABIC : []), ...(FULL_WIDTH.test(text) ? CHINESE : [])].map(
    (file) => require.resolve(file),
  );
}
