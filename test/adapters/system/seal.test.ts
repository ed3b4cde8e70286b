// Sealed texts open for the same key, purpose and subject, and for nothing else.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSeal } from "../../../adapters/system/seal.ts";

const seal = createSeal(new Uint8Array(32).fill(7));

test("what is sealed opens again, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (text, subject) => {
      expect(seal.open(seal.seal(text, "slack token", subject), "slack token", subject)).toEqual({
        kind: "opened",
        text: Buffer.from(text).toString(),
      });
    }),
  );
});

test("the same text is never sealed twice alike, and stands in no seal", () => {
  const seals = Array.from({ length: 50 }, () => seal.seal("xoxb-very-secret", "slack token", "T1"));
  expect(new Set(seals).size).toBe(50);
  for (const each of seals) expect(Buffer.from(each.split(".")[2] ?? "", "base64url").toString()).not.toContain("xoxb");
});

test("a seal fits in an address as it is", () => {
  const sealed = seal.seal("a text that is long enough to need every letter of the alphabet", "slack invitation", "x");
  expect(encodeURIComponent(sealed)).toBe(sealed);
});

const sealed = seal.seal("xoxb-1", "slack token", "T1");
const [version = "", key = "", body = ""] = sealed.split(".");
const changed = `${body.startsWith("A") ? "B" : "A"}${body.slice(1)}`;

test.each([
  {
    because: "another secret key",
    open: () => createSeal(new Uint8Array(32)).open(sealed, "slack token", "T1"),
    kind: "other-key",
  },
  { because: "another workspace", open: () => seal.open(sealed, "slack token", "T2"), kind: "broken" },
  { because: "another purpose", open: () => seal.open(sealed, "slack invitation", "T1"), kind: "broken" },
  {
    because: "a bit changed",
    open: () => seal.open(`${version}.${key}.${changed}`, "slack token", "T1"),
    kind: "broken",
  },
  { because: "its end cut off", open: () => seal.open(sealed.slice(0, -4), "slack token", "T1"), kind: "broken" },
  { because: "nothing but its head", open: () => seal.open(`${version}.${key}.`, "slack token", "T1"), kind: "broken" },
  { because: "a version to come", open: () => seal.open(`2.${key}.${body}`, "slack token", "T1"), kind: "broken" },
  { because: "never a seal", open: () => seal.open("xoxb-1", "slack token", "T1"), kind: "broken" },
])("a seal does not open: $because", ({ open, kind }) => {
  expect(open()).toEqual({ kind });
});

test("nothing can be added to a seal, however long it is", () => {
  for (const text of ["", "1", "12", "123"]) {
    const whole = seal.seal(text, "slack token", "T1");
    for (const added of ["A", "AA", "=", " "])
      expect(seal.open(whole + added, "slack token", "T1"), `${text} ${added}`).toEqual({ kind: "broken" });
  }
});

test("a secret for a library is the same for its label, and another for each", () => {
  expect(seal.secretFor("a")).toBe(seal.secretFor("a"));
  expect(seal.secretFor("a")).not.toBe(seal.secretFor("b"));
  expect(seal.secretFor("slack token")).not.toBe(createSeal(new Uint8Array(32)).secretFor("slack token"));
});
