-- What findings are searched, counted and ordered by stands in a narrow table beside their words, so that a question over
-- many of them reads few pages. Findings are made anew at the start that follows.

DELETE FROM "finding_builds";
DELETE FROM "findings";

DROP INDEX "findings_themes_idx";
ALTER TABLE "findings"
    DROP COLUMN "kind",
    DROP COLUMN "meeting_id",
    DROP COLUMN "organization_id",
    DROP COLUMN "status",
    DROP COLUMN "begins_on",
    DROP COLUMN "ends_on",
    DROP COLUMN "areas_within",
    DROP COLUMN "objectives",
    DROP COLUMN "best_practice",
    DROP COLUMN "new_initiative",
    DROP COLUMN "visibility",
    DROP COLUMN "submitted_at",
    DROP COLUMN "fingerprint",
    ADD COLUMN "number" SERIAL NOT NULL;
ALTER TABLE "findings" RESET (toast_tuple_target);
CREATE UNIQUE INDEX "findings_number_key" ON "findings"("number");

-- The order of the columns leaves no gaps between them.
CREATE TABLE "finding_facets" (
    "number" INTEGER NOT NULL,
    "begins_on" DATE,
    "ends_on" DATE,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" UUID NOT NULL,
    "best_practice" BOOLEAN NOT NULL,
    "new_initiative" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('activity', 'survey', 'report', 'paper')),
    "meeting_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "status" TEXT CHECK ("status" IN ('planned', 'ongoing', 'completed', 'suspended', 'cancelled')),
    "visibility" TEXT NOT NULL CHECK ("visibility" IN ('secretariat_only', 'participating_organizations', 'public')),
    "theme_marks" TEXT[] NOT NULL,
    "areas_within" TEXT[] NOT NULL,
    "objectives" INTEGER[] NOT NULL,
    "tally" TEXT NOT NULL,

    CONSTRAINT "finding_facets_pkey" PRIMARY KEY ("number")
);

CREATE TABLE "finding_theme_words" (
    "mark" TEXT NOT NULL,
    "query" tsquery NOT NULL,

    CONSTRAINT "finding_theme_words_pkey" PRIMARY KEY ("mark")
);

CREATE INDEX "finding_facets_meeting_id_submitted_at_idx" ON "finding_facets"("meeting_id", "submitted_at");
CREATE INDEX "finding_facets_meeting_id_organization_id_idx" ON "finding_facets"("meeting_id", "organization_id");
CREATE INDEX "finding_facets_submitted_at_idx" ON "finding_facets"("submitted_at");
CREATE INDEX "finding_facets_organization_id_fingerprint_idx" ON "finding_facets"("organization_id", "fingerprint");
CREATE INDEX "finding_facets_best_practice_idx" ON "finding_facets"("submitted_at") WHERE "best_practice";
CREATE INDEX "finding_facets_new_initiative_idx" ON "finding_facets"("submitted_at") WHERE "new_initiative";
CREATE INDEX "finding_facets_theme_marks_idx" ON "finding_facets" USING GIN ("theme_marks");
CREATE INDEX "finding_facets_areas_within_idx" ON "finding_facets" USING GIN ("areas_within");
CREATE INDEX "finding_facets_objectives_idx" ON "finding_facets" USING GIN ("objectives");

ALTER TABLE "finding_facets" ADD CONSTRAINT "finding_facets_number_fkey" FOREIGN KEY ("number") REFERENCES "findings"("number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "finding_facets" ADD CONSTRAINT "finding_facets_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "finding_facets" ADD CONSTRAINT "finding_facets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
