// Says plainly what to do when Node is too old, before anything else runs. Written so that any Node can read it:
// no TypeScript, no modules, nothing newer than 2015.
"use strict";

// Node runs TypeScript as it is since 22.18 and 23.6. https://nodejs.org/api/typescript.html#type-stripping
const parts = process.version.slice(1).split(".");
const major = Number(parts[0]);
const minor = Number(parts[1]);
const runsTypeScript = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);

if (!runsTypeScript) {
  console.error(
    [
      "Rapporteur needs Node.js 22.18 or newer; this is " + process.version + ".",
      "On Linux and Windows, npm brings Node.js 24 with the optional packages. They are missing here:",
      "  npm ci --include=optional",
      "Then start it with npm: npm start. On other systems, install Node.js 24 from https://nodejs.org.",
    ].join("\n"),
  );
  process.exit(1);
}
