// What Slack allows, each number with its source. Characters are counted in UTF-16 units, which is never fewer than
// what Slack counts; text is cut between code points.
import type { LaneLimit } from "../../src/ports/deliveries.ts";

/** Blocks in one message. https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_BLOCKS = 50;
/** Blocks in one modal. https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_MODAL_BLOCKS = 100;
/** Blocks in the home. https://docs.slack.dev/reference/views/home-tab-views */
export const MAX_HOME_BLOCKS = 100;
/** Our own: a view may have 250 kB, and nobody reads so much in a home. https://docs.slack.dev/reference/views */
export const MAX_HOME_CHARACTERS = 30_000;
/**
 * Characters over all blocks of one message. Slack answers `msg_blocks_too_long` somewhere above 13,000 and documents
 * no number; this stays well below. https://github.com/slackapi/bolt-js/issues/2509
 */
export const MAX_MESSAGE_CHARACTERS = 10_000;
/** The text beside the blocks; `chat.update` refuses more. https://docs.slack.dev/reference/methods/chat.update */
export const MAX_TOP_LEVEL_CHARACTERS = 4_000;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block; also our own measure for one rich text block. */
export const MAX_SECTION_CHARACTERS = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const MAX_HEADER_CHARACTERS = 150;
/** Any text object without a narrower limit. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const MAX_CONTEXT_CHARACTERS = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const MAX_ACTIONS = 25;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const MAX_BUTTON_CHARACTERS = 75;
/** Text and description. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const MAX_OPTION_CHARACTERS = 75;
/** In a select, and in one answer to an external select. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const MAX_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const MAX_PLACEHOLDER_CHARACTERS = 150;
/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element, and radio buttons */
export const MAX_CHECKBOXES = 10;
/** Rows, the heading among them. https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const MAX_TABLE_ROWS = 100;
/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const MAX_TABLE_COLUMNS = 20;
/** Title, submit and close of a modal. https://docs.slack.dev/reference/views/modal-views */
export const MAX_MODAL_TITLE_CHARACTERS = 24;
/** Label and hint. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const MAX_LABEL_CHARACTERS = 2_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_INPUT_CHARACTERS = 3_000;

/**
 * Messages in one workspace. "Several hundred messages per minute" is all that Slack says of the limit of a workspace, and
 * that short bursts are let through.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
export const WORKSPACE_LIMIT: LaneLimit = { perSecond: 5, burst: 20 };
/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const MAX_IMAGE_URL_CHARACTERS = 3_000;
/** The alternative text and the title. https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const MAX_IMAGE_TEXT_CHARACTERS = 2_000;

/** Slack waits three seconds for an answer; the rest is the way back. https://docs.slack.dev/interactivity/handling-user-interaction */
export const ANSWER_WITHIN_MILLISECONDS = 2_500;
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_MINUTES = 30;
/** How far a request's time may be from ours. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const MAX_CLOCK_DIFFERENCE_SECONDS = 300;
/** Our own: the largest payload, a modal with a hundred inputs of 3,000 characters, stays below. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;
/**
 * What Slack takes in one piece over a socket: it closes the connection at more ("Max frame length of 20480 has been
 * exceeded"), and documents no number.
 * https://github.com/revelrylabs/slax/pull/614, https://github.com/slack-go/slack/issues/1196
 */
export const MAX_FRAME_BYTES = 20_480;
