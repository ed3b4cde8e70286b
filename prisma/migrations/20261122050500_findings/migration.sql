-- Findings: what was submitted, as others may find it. Compiled from the submissions, in the same transaction; whenever
-- the way of compiling changes they are made anew at start. No extension is needed: accents are taken away and Chinese
-- is cut into words before the text comes here, and near words share trigrams that are kept beside them.

CREATE TABLE "findings" (
    "id" TEXT NOT NULL,
    "response_id" TEXT NOT NULL,
    "submission" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('activity', 'survey', 'report', 'paper')),
    "meeting_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "instrument_version" INTEGER NOT NULL,
    "title" TEXT,
    "status" TEXT CHECK ("status" IN ('planned', 'ongoing', 'completed', 'suspended', 'cancelled')),
    "starts" TEXT,
    "ends" TEXT,
    "begins_on" DATE,
    "ends_on" DATE,
    "themes" TEXT[] NOT NULL,
    "areas" TEXT[] NOT NULL,
    "areas_within" TEXT[] NOT NULL,
    "objectives" INTEGER[] NOT NULL,
    "best_practice" BOOLEAN NOT NULL,
    "new_initiative" BOOLEAN NOT NULL,
    "visibility" TEXT NOT NULL CHECK ("visibility" IN ('secretariat_only', 'participating_organizations', 'public')),
    "language" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "texts" JSONB NOT NULL,
    "title_words" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "finding_words" (
    "word" TEXT NOT NULL,
    "trigrams" TEXT[] NOT NULL,

    CONSTRAINT "finding_words_pkey" PRIMARY KEY ("word")
);

CREATE TABLE "finding_builds" (
    "version" INTEGER NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_builds_pkey" PRIMARY KEY ("version")
);

-- The long columns lie beside the table, so that filters and counts read few pages.
ALTER TABLE "findings" SET (toast_tuple_target = 512);
ALTER TABLE "findings" ALTER COLUMN "title" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "title_words" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "themes" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "areas" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "areas_within" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "objectives" SET STORAGE MAIN;
ALTER TABLE "findings" ALTER COLUMN "words" SET STORAGE EXTERNAL;

CREATE INDEX "findings_response_id_idx" ON "findings"("response_id");
CREATE INDEX "findings_meeting_id_submitted_at_idx" ON "findings"("meeting_id", "submitted_at");
CREATE INDEX "findings_meeting_id_organization_id_idx" ON "findings"("meeting_id", "organization_id");
CREATE INDEX "findings_submitted_at_idx" ON "findings"("submitted_at");
CREATE INDEX "findings_organization_id_fingerprint_idx" ON "findings"("organization_id", "fingerprint");
CREATE INDEX "findings_begins_on_idx" ON "findings"("begins_on");
CREATE INDEX "findings_ends_on_idx" ON "findings"("ends_on");
CREATE INDEX "findings_status_idx" ON "findings"("status");
CREATE INDEX "findings_kind_idx" ON "findings"("kind");
CREATE INDEX "findings_best_practice_idx" ON "findings"("submitted_at") WHERE "best_practice";
CREATE INDEX "findings_new_initiative_idx" ON "findings"("submitted_at") WHERE "new_initiative";
CREATE INDEX "findings_themes_idx" ON "findings" USING GIN ("themes");
CREATE INDEX "findings_areas_within_idx" ON "findings" USING GIN ("areas_within");
CREATE INDEX "findings_objectives_idx" ON "findings" USING GIN ("objectives");
CREATE INDEX "findings_words_idx" ON "findings" USING GIN ("words");
CREATE INDEX "finding_words_trigrams_idx" ON "finding_words" USING GIN ("trigrams");

ALTER TABLE "findings" ADD CONSTRAINT "findings_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "responses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "findings" ADD CONSTRAINT "findings_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
