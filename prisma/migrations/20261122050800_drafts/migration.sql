-- Paragraphs that a language model drafted for the secretariat. Whether one is still shown is not stored: it follows from
-- its sources.

CREATE TABLE "drafts" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT,
    "ask" JSONB NOT NULL,
    "ask_key" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked' CHECK ("state" IN ('asked', 'waiting', 'approved', 'rejected', 'failed')),
    "failure" TEXT,
    "sentences" JSONB NOT NULL DEFAULT '[]',
    "sources" JSONB NOT NULL DEFAULT '[]',
    "conversation" JSONB NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "drafts_failed_for_a_reason" CHECK (("state" = 'failed') = ("failure" IS NOT NULL)),
    CONSTRAINT "drafts_decided_by_somebody" CHECK ("state" <> 'approved' OR ("decided_by" IS NOT NULL AND "decided_at" IS NOT NULL))
);

CREATE INDEX "drafts_ask_key_idx" ON "drafts"("ask_key");
CREATE INDEX "drafts_asked_at_idx" ON "drafts"("asked_at") WHERE "state" = 'asked';

ALTER TABLE "drafts" ADD CONSTRAINT "drafts_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
