-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "claimed_by" TEXT,
ADD COLUMN     "doubtful" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'reply';

-- CreateTable
CREATE TABLE "delivery_attempts" (
    "delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_attempts_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateTable
CREATE TABLE "delivery_lanes" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "booked_until" TIMESTAMPTZ(6) NOT NULL,
    "blocked_until" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_lanes_pkey" PRIMARY KEY ("platform","tenant")
);

-- CreateIndex
CREATE INDEX "round_recipients_delivery_id_idx" ON "round_recipients"("delivery_id");

-- AddForeignKey
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "outbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The replies of a conversation wait for each other; broadcasts are handed out lane by lane.
DROP INDEX "outbox_waiting_idx";
CREATE INDEX "outbox_waiting_idx" ON "outbox"("position") WHERE "state" = 'waiting' AND "kind" = 'reply';
DROP INDEX "outbox_unfinished_idx";
CREATE INDEX "outbox_unfinished_idx" ON "outbox"("platform", "tenant", "conversation_id", "position") WHERE "state" IN ('waiting', 'sending') AND "kind" = 'reply';
CREATE INDEX "outbox_lanes_idx" ON "outbox"("platform", "tenant", "due_at") WHERE "state" IN ('waiting', 'sending') AND "kind" = 'broadcast';
-- When something was last sent to a conversation.
CREATE INDEX "outbox_spacing_idx" ON "outbox"("platform", "tenant", "conversation_id") WHERE "kind" = 'broadcast';

ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind_check" CHECK ("kind" IN ('reply', 'broadcast'));
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_state_check";
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_state_check" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unreachable', 'refused', 'dropped', 'unknown'));
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_finished_check";
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_finished_check" CHECK (("finished_at" IS NULL) = ("state" IN ('waiting', 'sending')));
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_outcome_check" CHECK ("outcome" IN ('sent', 'arrived', 'try-later', 'lost', 'unreachable', 'refused', 'unknown'));
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_number_check" CHECK ("number" > 0);
-- Both: it was to be sent, and was held back at the moment of sending.
ALTER TABLE "round_recipients" DROP CONSTRAINT "round_recipients_outcome_check";
ALTER TABLE "round_recipients" ADD CONSTRAINT "round_recipients_outcome_check" CHECK ("reason" IS NOT NULL OR "delivery_id" IS NOT NULL);
