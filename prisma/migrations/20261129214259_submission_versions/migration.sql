-- What was submitted is read by the version of the instrument under which it was; a response may have moved on since.

ALTER TABLE "submissions" ADD COLUMN "instrument_version" INTEGER;
UPDATE "submissions" SET "instrument_version" = r."instrument_version" FROM "responses" r WHERE r."id" = "submissions"."response_id";
ALTER TABLE "submissions" ALTER COLUMN "instrument_version" SET NOT NULL;
