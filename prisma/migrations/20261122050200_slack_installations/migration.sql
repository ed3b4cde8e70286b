-- CreateTable
CREATE TABLE "slack_installations" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "enterprise_id" TEXT,
    "name" TEXT NOT NULL,
    "bot_user_id" TEXT NOT NULL,
    "bot_id" TEXT,
    "scopes" TEXT[],
    "sealed_token" TEXT,
    "invitation" TEXT,
    "suspended_accounts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "slack_installations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "slack_installations_invitation_key" ON "slack_installations"("invitation");

-- CreateIndex
CREATE INDEX "slack_installations_enterprise_id_idx" ON "slack_installations"("enterprise_id");

-- What the schema language cannot say. A token never outlives the installation.
ALTER TABLE "slack_installations" ADD CONSTRAINT "slack_installations_kind_check" CHECK ("kind" IN ('workspace', 'enterprise'));
ALTER TABLE "slack_installations" ADD CONSTRAINT "slack_installations_enterprise_check" CHECK ("kind" = 'workspace' OR "enterprise_id" IS NOT DISTINCT FROM "id");
ALTER TABLE "slack_installations" ADD CONSTRAINT "slack_installations_token_check" CHECK (("removed_at" IS NULL) = ("sealed_token" IS NOT NULL));
