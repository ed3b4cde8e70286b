-- A finding stands whole in one row, so that words, themes and areas are looked up together in one index; its facets are the
-- same again in a narrow row, for counting many. Findings are made anew at the start that follows.

DELETE FROM "finding_builds";
DELETE FROM "findings";

ALTER TABLE "finding_facets" DROP CONSTRAINT "finding_facets_meeting_id_fkey";
ALTER TABLE "finding_facets" DROP CONSTRAINT "finding_facets_organization_id_fkey";
DROP INDEX "finding_facets_areas_within_idx";
DROP INDEX "finding_facets_meeting_id_submitted_at_idx";
DROP INDEX "finding_facets_objectives_idx";
DROP INDEX "finding_facets_organization_id_fingerprint_idx";
DROP INDEX "finding_facets_submitted_at_idx";
DROP INDEX "finding_facets_theme_marks_idx";
DROP INDEX "findings_words_idx";

-- Objectives follow from the themes.
ALTER TABLE "finding_facets"
    DROP COLUMN "fingerprint",
    DROP COLUMN "objectives";

ALTER TABLE "findings"
    ADD COLUMN "meeting_id" TEXT NOT NULL,
    ADD COLUMN "organization_id" TEXT NOT NULL,
    ADD COLUMN "kind" TEXT NOT NULL CHECK ("kind" IN ('activity', 'survey', 'report', 'paper')),
    ADD COLUMN "status" TEXT CHECK ("status" IN ('planned', 'ongoing', 'completed', 'suspended', 'cancelled')),
    ADD COLUMN "visibility" TEXT NOT NULL CHECK ("visibility" IN ('secretariat_only', 'participating_organizations', 'public')),
    ADD COLUMN "best_practice" BOOLEAN NOT NULL,
    ADD COLUMN "new_initiative" BOOLEAN NOT NULL,
    ADD COLUMN "begins_on" DATE,
    ADD COLUMN "ends_on" DATE,
    ADD COLUMN "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    ADD COLUMN "fingerprint" UUID NOT NULL,
    ADD COLUMN "theme_marks" TEXT[],
    ADD COLUMN "areas_within" TEXT[],
    ADD COLUMN "tally" TEXT NOT NULL;

CREATE INDEX "finding_facets_organization_id_idx" ON "finding_facets"("organization_id");
CREATE INDEX "finding_facets_theme_marks_areas_within_idx" ON "finding_facets" USING GIN ("theme_marks", "areas_within");
CREATE INDEX "findings_meeting_id_organization_id_idx" ON "findings"("meeting_id", "organization_id");
CREATE INDEX "findings_organization_id_fingerprint_idx" ON "findings"("organization_id", "fingerprint");
CREATE INDEX "findings_submitted_at_idx" ON "findings"("submitted_at");
CREATE INDEX "findings_best_practice_idx" ON "findings"("submitted_at") WHERE "best_practice";
CREATE INDEX "findings_new_initiative_idx" ON "findings"("submitted_at") WHERE "new_initiative";
CREATE INDEX "findings_words_theme_marks_areas_within_idx" ON "findings" USING GIN ("words", "theme_marks", "areas_within");

ALTER TABLE "findings" ADD CONSTRAINT "findings_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
