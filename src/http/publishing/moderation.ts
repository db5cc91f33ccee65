import { commentQueue, eraseReader } from "../../service/publishing/comment-queue.ts";
import { blockCommenter, decideComments, promoteComment } from "../../service/publishing/moderate-comments.ts";
import type { HandlersOf } from "../handler.ts";

export const moderation: HandlersOf<"moderation"> = {
  queue: ({ place, query }) => commentQueue(place, query),
  decide: async ({ place, body }) => ({ changed: await decideComments(place, body) }),
  block: ({ place, body }) => blockCommenter(place, body),
  promote: ({ place, body }) => promoteComment(place, body),
  log: ({ place, query }) => place.store.comments.log(place.project, query),
  erase: async ({ place, body }) => ({ erased: await eraseReader(place, body.email) }),
};
