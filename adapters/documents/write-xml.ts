// An XML document in UTF-8. Elements hold text or elements, never both, so that indenting changes no words.
import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import type { XmlDocument, XmlElement } from "../../src/reports/xml-element.ts";
import { cleanText } from "./clean-text.ts";

const XML = "http://www.w3.org/XML/1998/namespace";

export function writeXml({ namespace, root }: XmlDocument): string {
  const document = create({ version: "1.0", encoding: "UTF-8" });
  append(document, root, namespace);
  return `${document.end({ prettyPrint: true })}\n`;
}

function append(parent: XMLBuilder, { name, attributes, content }: XmlElement, namespace: string): void {
  const element = parent.ele(namespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "xml:lang") element.att(XML, key, value);
    else element.att(key, cleanText(value));
  }
  if (typeof content === "string") element.txt(cleanText(content));
  else for (const child of content) append(element, child, namespace);
}
