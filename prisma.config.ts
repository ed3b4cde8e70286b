// Prisma's command line insists on a native engine that no package carries; `generate` does not use it, so any file
// that exists satisfies the check. Migrations are SQL files: see prisma/README.md.
import { defineConfig } from "prisma/config";

process.env["CHECKPOINT_DISABLE"] ??= "1";
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
