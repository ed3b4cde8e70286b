// The plain page that a person sees who installs the app, and what stands on it.
import type { ServerResponse } from "node:http";

/** What became of an installation. Codes, so that the log can hold them. */
export type InstallEnd =
  | { readonly kind: "installed"; readonly name: string }
  | { readonly kind: "refused"; readonly why: InstallRefusal };

export type InstallRefusal =
  | "not-invited"
  | "invitation-expired"
  | "invitation-used"
  | "other-workspace"
  | "cancelled"
  | "wrong-browser"
  | "token-rotation"
  | "not-completed";

type Page = { readonly status: number; readonly title: string; readonly text: string };

const REFUSALS: Readonly<Record<InstallRefusal, Page>> = {
  "not-invited": {
    status: 403,
    title: "An invitation is needed",
    text: "Rapporteur is installed by invitation only. Ask the secretariat of the meeting for a link.",
  },
  "invitation-expired": {
    status: 403,
    title: "The invitation has expired",
    text: "Ask the secretariat of the meeting for a new link.",
  },
  "invitation-used": {
    status: 403,
    title: "The invitation was used before",
    text: "Another workspace was installed with this link, and nothing of yours was kept. Ask the secretariat of the meeting for a link of your own, and remove the app in Slack meanwhile.",
  },
  "other-workspace": {
    status: 403,
    title: "The invitation is for another workspace",
    text: "Nothing was kept. Open the link again and choose the workspace that was invited, and remove the app from this one in Slack.",
  },
  cancelled: { status: 200, title: "Not installed", text: "The installation was cancelled. Nothing was kept." },
  "wrong-browser": {
    status: 400,
    title: "Not installed",
    text: "The installation was begun in another browser, or more than ten minutes ago. Open the link of the invitation again.",
  },
  "token-rotation": {
    status: 400,
    title: "Not installed",
    text: "Token rotation is on in the settings of the Slack app, and Rapporteur needs it off. Tell the secretariat of the meeting.",
  },
  "not-completed": {
    status: 502,
    title: "Not installed",
    text: "Slack did not complete the installation. Open the link of the invitation again; if it fails again, tell the secretariat of the meeting.",
  },
};

export function showInstallEnd(end: InstallEnd, response: ServerResponse): void {
  const { status, title, text } = end.kind === "refused" ? REFUSALS[end.why] : describeInstalled(end.name);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1><p>${escape(text)}</p></main></body></html>`,
  );
}

function describeInstalled(name: string): Page {
  return {
    status: 200,
    title: "Rapporteur is installed",
    text: `Rapporteur is installed in ${name}. Focal points find it in Slack under Apps, and can write to it at once. Invite it to the channels in which digests are to be posted.`,
  };
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
}
