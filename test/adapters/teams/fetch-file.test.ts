// A file that was shared, fetched from where Teams keeps it, and from nowhere else.
import { expect, test } from "vitest";
import { fetchFile } from "../../../adapters/teams/fetch-file.ts";
import type { Download } from "../../../src/ports/shared-files.ts";

async function fetchFrom(address: string, isLoopback = false) {
  const asked: { readonly address: string; readonly authorization: string | undefined }[] = [];
  const download: Download = async (url, authorization) => {
    asked.push({ address: url.href, authorization });
    return { kind: "fetched", bytes: Buffer.from("the paper"), mediaType: null };
  };
  return { fetched: await fetchFile(address, download, isLoopback), asked };
}

test.each([
  "https://contoso-my.sharepoint.com/personal/ana/_layouts/15/download.aspx?UniqueId=1&tempauth=2",
  "https://contoso.sharepoint.us/a.docx",
])("%s, without a token", async (address) => {
  const { fetched, asked } = await fetchFrom(address);
  expect(fetched).toMatchObject({ kind: "fetched" });
  expect(asked).toEqual([{ address, authorization: undefined }]);
});

test.each([
  "http://contoso.sharepoint.com/a.docx",
  "https://sharepoint.com.example.org/a.docx",
  "https://notsharepoint.com/a.docx",
  "https://127.0.0.1/a.docx",
  "http://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "no address",
])("never from %s", async (address) => {
  const { fetched, asked } = await fetchFrom(address);
  expect(fetched).toEqual({ kind: "refused", code: "unknown-address" });
  expect(asked).toEqual([]);
});

test("the Playground's own files are on this machine", async () => {
  expect((await fetchFrom("http://127.0.0.1:56150/files/1", true)).fetched).toMatchObject({ kind: "fetched" });
  expect((await fetchFrom("http://127.0.0.2/files/1", true)).fetched).toMatchObject({ kind: "refused" });
});
