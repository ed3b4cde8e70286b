-- CreateTable
CREATE TABLE "organizations" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "aliases" TEXT[],
    "parent_id" TEXT,
    "time_zone" TEXT NOT NULL,
    "work_week" TEXT NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_names" (
    "organization_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "organization_names_pkey" PRIMARY KEY ("organization_id","position")
);

-- CreateTable
CREATE TABLE "people" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "time_zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" BIGSERIAL NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organization_id" TEXT,
    "since" DATE,
    "until" DATE,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secretariat" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meetings" (
    "id" TEXT NOT NULL,
    "series_id" TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_asks" (
    "meeting_id" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "meeting_asks_pkey" PRIMARY KEY ("meeting_id","instrument_id")
);

-- CreateTable
CREATE TABLE "instruments" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "instruments_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "requests" (
    "id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "instrument_id" TEXT NOT NULL,
    "statement" TEXT,
    "stated_by" TEXT,
    "stated_at" TIMESTAMPTZ(3),

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "responses" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "instrument_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "responses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_versions" (
    "id" BIGSERIAL NOT NULL,
    "response_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "is_current" BOOLEAN NOT NULL,
    "answer" JSONB NOT NULL,
    "typed" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "message_id" TEXT,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "response_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "last_answer_id" BIGINT NOT NULL,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("response_id","number")
);

-- CreateTable
CREATE TABLE "chat_accounts" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "person_id" TEXT,
    "personal" JSONB,
    "state" TEXT NOT NULL DEFAULT 'active',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "bound_how" TEXT,
    "bound_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_accounts_pkey" PRIMARY KEY ("platform","tenant","account")
);

-- CreateTable
CREATE TABLE "link_codes" (
    "hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_codes_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "code_tries" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "wrong" INTEGER NOT NULL,

    CONSTRAINT "code_tries_pkey" PRIMARY KEY ("platform","tenant","account")
);

-- CreateTable
CREATE TABLE "dialogs" (
    "person_id" TEXT NOT NULL,
    "dialog" JSONB NOT NULL,
    "prompt_id" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialogs_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("platform","tenant","event_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "conversation" JSONB NOT NULL,
    "message" JSONB NOT NULL,
    "replaces" TEXT,
    "person_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "message_ref" TEXT,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organizations_parent_id_idx" ON "organizations"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE INDEX "appointments_organization_id_idx" ON "appointments"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointments_person_id_role_organization_id_since_key" ON "appointments"("person_id", "role", "organization_id", "since") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "meetings_series_id_starts_on_idx" ON "meetings"("series_id", "starts_on");

-- CreateIndex
CREATE INDEX "meetings_state_idx" ON "meetings"("state");

-- CreateIndex
CREATE INDEX "requests_organization_id_instrument_id_idx" ON "requests"("organization_id", "instrument_id");

-- CreateIndex
CREATE UNIQUE INDEX "requests_meeting_id_organization_id_instrument_id_key" ON "requests"("meeting_id", "organization_id", "instrument_id");

-- CreateIndex
CREATE UNIQUE INDEX "responses_request_id_ordinal_key" ON "responses"("request_id", "ordinal");

-- CreateIndex
CREATE INDEX "answer_versions_response_id_answered_at_idx" ON "answer_versions"("response_id", "answered_at");

-- CreateIndex
CREATE INDEX "answer_versions_person_id_message_id_idx" ON "answer_versions"("person_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_versions_response_id_path_version_key" ON "answer_versions"("response_id", "path", "version");

-- CreateIndex
CREATE INDEX "chat_accounts_person_id_idx" ON "chat_accounts"("person_id");

-- CreateIndex
CREATE INDEX "link_codes_person_id_idx" ON "link_codes"("person_id");

-- CreateIndex
CREATE INDEX "inbox_claimed_at_idx" ON "inbox"("claimed_at");

-- CreateIndex
CREATE INDEX "outbox_person_id_idx" ON "outbox"("person_id");

-- CreateIndex
CREATE INDEX "outbox_state_idx" ON "outbox"("state");

-- AddForeignKey
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_names" ADD CONSTRAINT "organization_names_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_asks" ADD CONSTRAINT "meeting_asks_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_meeting_id_instrument_id_fkey" FOREIGN KEY ("meeting_id", "instrument_id") REFERENCES "meeting_asks"("meeting_id", "instrument_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_stated_by_fkey" FOREIGN KEY ("stated_by") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responses" ADD CONSTRAINT "responses_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responses" ADD CONSTRAINT "responses_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responses" ADD CONSTRAINT "responses_withdrawn_by_fkey" FOREIGN KEY ("withdrawn_by") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "responses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "responses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_accounts" ADD CONSTRAINT "chat_accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma cannot say follows; `migration-command.ts check` does not see it.

-- The current answers of a response, and one current answer at a path, however long the history is.
CREATE UNIQUE INDEX "answer_versions_current_key" ON "answer_versions"("response_id", "path") WHERE "is_current";

-- The deliveries that wait, in order; and the unfinished ones of a conversation, of which the oldest goes first.
CREATE INDEX "outbox_waiting_idx" ON "outbox"("position") WHERE "state" = 'waiting';
CREATE INDEX "outbox_unfinished_idx" ON "outbox"("platform", "tenant", "conversation_id", "position") WHERE "state" IN ('waiting', 'sending');
CREATE INDEX "outbox_sending_idx" ON "outbox"("claimed_at") WHERE "state" = 'sending';

-- States that are written down; the words are those of src/domain.
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_work_week_check" CHECK ("work_week" IN ('mon-fri', 'sun-thu'));
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_role_check" CHECK ("role" IN ('focal_point', 'alternate', 'secretariat', 'participant'));
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_days_check" CHECK ("until" >= "since");
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_state_check" CHECK ("state" IN ('planned', 'open', 'closed'));
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_days_check" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "requests" ADD CONSTRAINT "requests_statement_check" CHECK ("statement" IN ('nothing_to_report', 'no_survey'));
ALTER TABLE "responses" ADD CONSTRAINT "responses_state_check" CHECK ("state" IN ('draft', 'submitted', 'withdrawn'));
ALTER TABLE "responses" ADD CONSTRAINT "responses_ordinal_check" CHECK ("ordinal" > 0);
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_version_check" CHECK ("version" > 0);
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_platform_check" CHECK ("platform" IN ('slack', 'teams', 'web'));
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_number_check" CHECK ("number" > 0);
ALTER TABLE "chat_accounts" ADD CONSTRAINT "chat_accounts_platform_check" CHECK ("platform" IN ('slack', 'teams', 'web'));
ALTER TABLE "chat_accounts" ADD CONSTRAINT "chat_accounts_state_check" CHECK ("state" IN ('active', 'suspended'));
ALTER TABLE "chat_accounts" ADD CONSTRAINT "chat_accounts_bound_check" CHECK ("bound_how" IS NULL OR ("bound_how" IN ('verified-email', 'code', 'try-out') AND "bound_at" IS NOT NULL));
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_platform_check" CHECK ("platform" IN ('slack', 'teams', 'web'));
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_state_check" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unreachable', 'refused', 'dropped'));
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_claimed_check" CHECK ("state" <> 'sending' OR "claimed_at" IS NOT NULL);
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_finished_check" CHECK (("finished_at" IS NOT NULL) = ("state" IN ('sent', 'unreachable', 'refused', 'dropped')));
