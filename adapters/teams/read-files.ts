// The files of a message. Teams also attaches the message itself as text/html, and cards that were forwarded; neither is a file.
import { createHash } from "node:crypto";
import type { SharedFile } from "../../src/chat/inbound.ts";
import { type Attachment, FileDownloadInfo } from "./activity.ts";

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE = "application/vnd.microsoft.teams.file.download.info";

/** Teams names a type of file by its ending alone. https://www.iana.org/assignments/media-types */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  pdf: "application/pdf",
  png: "image/png",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  txt: "text/plain",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function readFiles(attachments: readonly Attachment[]): readonly SharedFile[] {
  return attachments.flatMap((attachment) => readFile(attachment) ?? []);
}

function readFile(attachment: Attachment): SharedFile | null {
  const { contentType, contentUrl, name } = attachment;
  if (contentType.startsWith("image/") && contentUrl?.startsWith("https://"))
    return { name: name ?? "image", mediaType: contentType, sizeBytes: null, ...atAddress(contentUrl) };
  if (contentType !== FILE) return null;
  const info = FileDownloadInfo.safeParse(attachment.content);
  if (!info.success) return null;
  const ending = info.data.fileType?.toLowerCase() ?? "";
  const mediaType = MEDIA_TYPES[ending] ?? "application/octet-stream";
  return { name: name ?? "file", mediaType, sizeBytes: null, ...atAddress(info.data.downloadUrl, info.data.uniqueId) };
}

/** Whoever has the address has the file, so that it is no reference. */
function atAddress(address: string, id?: string | null): Pick<SharedFile, "reference" | "address"> {
  return { reference: id ?? createHash("sha256").update(address).digest("hex").slice(0, 32), address };
}
