import type { AnswerOf, Api } from "@rapporteur/app/contract";

/** A comment as moderators see it. */
export type QueuedComment = AnswerOf<Api["moderation"]["queue"]>["entries"][number];
