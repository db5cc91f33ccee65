import type { AnswerOf, Api } from "../../../../src/contract/api.ts";

/** A comment as moderators see it. */
export type QueuedComment = AnswerOf<Api["moderation"]["queue"]>["entries"][number];
