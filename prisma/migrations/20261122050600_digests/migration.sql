-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "beneath" TEXT;

-- CreateTable
CREATE TABLE "meeting_channels" (
    "meeting_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "conversation" JSONB NOT NULL,
    "bound_by" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_channels_pkey" PRIMARY KEY ("meeting_id","platform","tenant","conversation_id")
);

-- CreateTable
CREATE TABLE "digests" (
    "meeting_id" TEXT NOT NULL,
    "digest_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),
    "fingerprint" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("meeting_id","digest_id")
);

-- CreateTable
CREATE TABLE "digest_posts" (
    "meeting_id" TEXT NOT NULL,
    "digest_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "conversation" JSONB NOT NULL,
    "post_id" TEXT NOT NULL,
    "detail_ids" TEXT[],

    CONSTRAINT "digest_posts_pkey" PRIMARY KEY ("meeting_id","digest_id","platform","tenant","conversation_id")
);

-- CreateTable
CREATE TABLE "digest_subscriptions" (
    "person_id" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "subscribed_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_subscriptions_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "meeting_channels" ADD CONSTRAINT "meeting_channels_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_channels" ADD CONSTRAINT "meeting_channels_bound_by_fkey" FOREIGN KEY ("bound_by") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_posts" ADD CONSTRAINT "digest_posts_meeting_id_digest_id_fkey" FOREIGN KEY ("meeting_id", "digest_id") REFERENCES "digests"("meeting_id", "digest_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_subscriptions" ADD CONSTRAINT "digest_subscriptions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "digests" ADD CONSTRAINT "digests_state_check" CHECK ("state" IN ('planned', 'approved', 'posted', 'stopped', 'missed'));
ALTER TABLE "digests" ADD CONSTRAINT "digests_posted_check" CHECK (("state" = 'posted') = ("posted_at" IS NOT NULL));
ALTER TABLE "digest_subscriptions" ADD CONSTRAINT "digest_subscriptions_rhythm_check" CHECK ("rhythm" IN ('daily', 'weekly'));
