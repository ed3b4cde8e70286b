-- A step whose date had passed when the whole plan was approved is skipped: it is not run, and that is kept.
ALTER TABLE "round_steps" DROP CONSTRAINT "round_steps_state_check";
ALTER TABLE "round_steps" ADD CONSTRAINT "round_steps_state_check" CHECK ("state" IN ('planned', 'previewed', 'approved', 'running', 'done', 'stopped', 'skipped'));
