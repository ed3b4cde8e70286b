import { openBotStage } from "./support/bot-stage.ts";
import { reportAll } from "./support/reported.ts";
const stage = await openBotStage(async (s) => void (await reportAll(s)));
for (const line of process.argv.slice(2)) {
  const [who, ...words] = line.split(": ");
  const t = performance.now();
  await (words.join(": ").startsWith("(") ? stage.press(who, words.join(": ").slice(1,-1)) : stage.say(who, words.join(": ")));
  console.log(">>> "+line+"   "+(performance.now()-t).toFixed(0)+" ms"); console.log(stage.heard().join("\n"));
}
await stage.close();
