// Commands of the digests: look at what would be posted, and post it now.
import { writePlainText } from "../../src/chat/plain-text.ts";
import { type Command, meetingOf, refuse, withOpened } from "./command.ts";

export const digestPreview: Command = {
  words: "digest preview",
  usage: "MEETING",
  summary: "writes the digest as it would be posted now, and what would stand beneath it; posts nothing",
  details: ["Nothing in it is for the secretariat alone."],
  positionals: 1,
  options: {},
  run: (given, surroundings) =>
    withOpened(surroundings.openDigests, async (digests) => {
      const answer = await digests.preview(meetingOf(given));
      if (!answer.ok) return refuse(answer.words);
      const { post, details, channels } = answer.value;
      const texts = [post, ...details].map(writePlainText);
      return {
        kind: "done",
        data: { channels, post: texts[0] ?? "", details: texts.slice(1) },
        lines: [texts.join("\n\n---\n\n")],
      };
    }),
};

export const digestPost: Command = {
  words: "digest post",
  usage: "MEETING",
  summary: "posts the digest into every channel of the meeting, now",
  details: ["A channel is bound to a meeting in the channel itself: digest here. The running server delivers."],
  positionals: 1,
  options: {},
  run: (given, surroundings) =>
    withOpened(surroundings.openDigests, async (digests) => {
      const answer = await digests.post(meetingOf(given));
      if (!answer.ok) return refuse(answer.words);
      const { channels } = answer.value;
      const lines = [`The digest is on its way to ${channels} ${channels === 1 ? "channel" : "channels"}.`];
      return { kind: "done", data: { channels }, lines };
    }),
};
