-- CreateTable
CREATE TABLE "own_settings" (
    "person_id" TEXT NOT NULL,
    "opens_at" TIME(0),
    "closes_at" TIME(0),
    "quiet_from" TIME(0),
    "quiet_until" TIME(0),
    "time_zone" TEXT,
    "work_week" TEXT,
    "language" TEXT,
    "text_only" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "own_settings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "own_reminders" (
    "id" BIGSERIAL NOT NULL,
    "person_id" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "delivery_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "own_reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "colleague_requests" (
    "id" BIGSERIAL NOT NULL,
    "request_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "colleague_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_returns" (
    "response_id" TEXT NOT NULL,
    "submission" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "returned_by" TEXT,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_returns_pkey" PRIMARY KEY ("response_id","submission")
);

-- CreateTable
CREATE TABLE "return_notes" (
    "person_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_notes_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "own_reminders_person_id_decided_at_idx" ON "own_reminders"("person_id", "decided_at");

-- CreateIndex
CREATE INDEX "colleague_requests_request_id_person_id_asked_at_idx" ON "colleague_requests"("request_id", "person_id", "asked_at");

-- AddForeignKey
ALTER TABLE "own_settings" ADD CONSTRAINT "own_settings_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_reminders" ADD CONSTRAINT "own_reminders_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "colleague_requests" ADD CONSTRAINT "colleague_requests_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "colleague_requests" ADD CONSTRAINT "colleague_requests_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "colleague_requests" ADD CONSTRAINT "colleague_requests_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_returns" ADD CONSTRAINT "response_returns_response_id_submission_fkey" FOREIGN KEY ("response_id", "submission") REFERENCES "submissions"("response_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_returns" ADD CONSTRAINT "response_returns_returned_by_fkey" FOREIGN KEY ("returned_by") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_notes" ADD CONSTRAINT "return_notes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "own_settings" ADD CONSTRAINT "own_settings_hours_check" CHECK (("opens_at" IS NULL) = ("closes_at" IS NULL) AND "opens_at" < "closes_at");
ALTER TABLE "own_settings" ADD CONSTRAINT "own_settings_quiet_check" CHECK (("quiet_from" IS NULL) = ("quiet_until" IS NULL) AND "quiet_from" <> "quiet_until");
ALTER TABLE "own_settings" ADD CONSTRAINT "own_settings_work_week_check" CHECK ("work_week" IN ('mon-fri', 'sun-thu'));
ALTER TABLE "own_settings" ADD CONSTRAINT "own_settings_language_check" CHECK ("language" IN ('ar', 'zh', 'en', 'fr', 'ru', 'es'));
-- Nothing is decided yet, or it was: a reason why nothing was sent, or the delivery.
ALTER TABLE "own_reminders" ADD CONSTRAINT "own_reminders_outcome_check" CHECK (("decided_at" IS NULL AND "reason" IS NULL AND "delivery_id" IS NULL) OR ("decided_at" IS NOT NULL AND ("reason" IS NULL) <> ("delivery_id" IS NULL)));
-- One wish of a person waits at a time.
CREATE UNIQUE INDEX "own_reminders_waiting_key" ON "own_reminders" ("person_id") WHERE "decided_at" IS NULL;
