-- CreateTable
CREATE TABLE "round_plans" (
    "meeting_id" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "round_plans_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "round_steps" (
    "meeting_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "send_from" TIMESTAMPTZ(3),

    CONSTRAINT "round_steps_pkey" PRIMARY KEY ("meeting_id","step_id")
);

-- CreateTable
CREATE TABLE "round_recipients" (
    "meeting_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "reason" TEXT,
    "delivery_id" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "round_recipients_pkey" PRIMARY KEY ("meeting_id","step_id","person_id")
);

-- CreateTable
CREATE TABLE "reminder_preferences" (
    "person_id" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "away_until" DATE,
    "substitute_id" TEXT,

    CONSTRAINT "reminder_preferences_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "holidays" (
    "organization_id" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holidays_pkey" PRIMARY KEY ("organization_id","on")
);

-- CreateIndex
CREATE INDEX "round_steps_state_idx" ON "round_steps"("state");

-- CreateIndex
CREATE INDEX "round_recipients_person_id_decided_at_idx" ON "round_recipients"("person_id", "decided_at");

-- AddForeignKey
ALTER TABLE "round_plans" ADD CONSTRAINT "round_plans_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_steps" ADD CONSTRAINT "round_steps_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_steps" ADD CONSTRAINT "round_steps_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_recipients" ADD CONSTRAINT "round_recipients_meeting_id_step_id_fkey" FOREIGN KEY ("meeting_id", "step_id") REFERENCES "round_steps"("meeting_id", "step_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_recipients" ADD CONSTRAINT "round_recipients_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_preferences" ADD CONSTRAINT "reminder_preferences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_preferences" ADD CONSTRAINT "reminder_preferences_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "round_steps" ADD CONSTRAINT "round_steps_state_check" CHECK ("state" IN ('planned', 'previewed', 'approved', 'running', 'done', 'stopped'));
ALTER TABLE "round_steps" ADD CONSTRAINT "round_steps_approved_check" CHECK ("state" NOT IN ('approved', 'running', 'done') OR "approved_at" IS NOT NULL);
ALTER TABLE "round_recipients" ADD CONSTRAINT "round_recipients_outcome_check" CHECK (("reason" IS NULL) <> ("delivery_id" IS NULL));
ALTER TABLE "reminder_preferences" ADD CONSTRAINT "reminder_preferences_substitute_check" CHECK ("substitute_id" <> "person_id");
