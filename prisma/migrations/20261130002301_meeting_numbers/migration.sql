-- The numbers of a meeting's findings are read from the index alone: they tell whether anything of it has changed.

DROP INDEX "finding_facets_meeting_id_organization_id_idx";
CREATE INDEX "finding_facets_meeting_id_organization_id_number_idx" ON "finding_facets"("meeting_id", "organization_id", "number");

-- The few responses that nobody gave.
CREATE INDEX "responses_demonstration_idx" ON "responses"("request_id") WHERE "demonstration";
