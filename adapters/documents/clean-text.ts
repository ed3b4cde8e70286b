// Text that may stand in HTML and XML, whatever somebody typed.

/**
 * What HTML does not allow in a text at all (controls but tab and line feed, halves of surrogate pairs, noncharacters)
 * becomes the replacement character: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
 * XML allows no less: https://www.w3.org/TR/xml/#charsets
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(FORBIDDEN, "\ufffd");
}

const FORBIDDEN = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
