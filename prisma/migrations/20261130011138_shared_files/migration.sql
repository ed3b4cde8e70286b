-- Files that were shared as answers, with a copy of each. The copy is cut into parts, so that nobody has to hold all of it at
-- once who reads whole tables.

CREATE TABLE "shared_files" (
    "id" BIGSERIAL NOT NULL,
    "response_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "address" TEXT,
    "person_id" TEXT NOT NULL,
    "conversation" JSONB NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "code" TEXT,
    "size_bytes" INTEGER,
    "sha256" TEXT,

    CONSTRAINT "shared_files_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shared_files_state_check" CHECK ("state" IN ('waiting', 'kept', 'lost')),
    CONSTRAINT "shared_files_kept_check" CHECK (("state" = 'kept') = ("size_bytes" IS NOT NULL AND "sha256" IS NOT NULL)),
    CONSTRAINT "shared_files_settled_check" CHECK (("state" = 'waiting') = ("settled_at" IS NULL)),
    CONSTRAINT "shared_files_address_check" CHECK ("state" = 'waiting' OR "address" IS NULL)
);

CREATE TABLE "shared_file_parts" (
    "file_id" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "shared_file_parts_pkey" PRIMARY KEY ("file_id","part")
);

CREATE INDEX "shared_files_response_id_idx" ON "shared_files"("response_id");
-- An address that a platform gives may be longer than a tree can hold.
CREATE INDEX "shared_files_reference_idx" ON "shared_files" USING HASH ("reference");
CREATE INDEX "shared_files_waiting_idx" ON "shared_files"("due_at") WHERE "state" = 'waiting';

ALTER TABLE "shared_files" ADD CONSTRAINT "shared_files_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "responses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shared_files" ADD CONSTRAINT "shared_files_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shared_file_parts" ADD CONSTRAINT "shared_file_parts_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "shared_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;
