// The schema of DDI-Codebook 2.5. It is under a licence of its own and no part of this repository: it is used where it is
// found beside the project, in a folder called `ddi-codebook-2.5`, or where DDI_CODEBOOK_2_5 names that folder.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const SCHEMA = "codebook.xsd";

/** Null: it is not on this machine. */
export function findCodebookSchema(): string | null {
  const named = process.env["DDI_CODEBOOK_2_5"];
  if (named !== undefined) return join(named, SCHEMA);
  const beside = dirname(process.cwd());
  const found = ["", "*/", "*/*/"].flatMap((above) => globSync(`${above}ddi-codebook-2.5/${SCHEMA}`, { cwd: beside }));
  const path = found.map((each) => join(beside, each)).find((each) => existsSync(each));
  return path ?? null;
}

/** What is wrong with each document; nothing where all are valid. */
export function validateCodebooks(schema: string, documents: readonly string[]): readonly string[] {
  xmlRegisterFsInputProviders();
  const definition = XmlDocument.fromBuffer(readFileSync(schema), { url: schema });
  const validator = XsdValidator.fromDoc(definition);
  const problems = documents.flatMap((text) => {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ message, line }) => `line ${line}: ${message}`);
    } finally {
      document.dispose();
    }
  });
  validator.dispose();
  definition.dispose();
  return problems;
}
