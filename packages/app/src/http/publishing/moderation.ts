import { commentQueue, eraseReader, queuedComment } from "../../publishing/comments/comment-queue.ts";
import { blockCommenter, decideComments, unblockCommenter } from "../../publishing/comments/moderate-comments.ts";
import { promoteComment } from "../../publishing/comments/promote-comment.ts";
import type { HandlersOf } from "../handler.ts";
import { siteSecret } from "../site/site-context.ts";

export const moderation: HandlersOf<"moderation"> = {
  queue: ({ place, query }) => commentQueue(place, query),
  get: ({ place, params }) => queuedComment(place, params.comment),
  decide: async ({ place, body }) => ({ changed: await decideComments(place, body) }),
  block: ({ app, place, body }) => blockCommenter(place, body, siteSecret(app)),
  blocks: async ({ place }) => ({ blocks: await place.store.comments.blocks(place.project) }),
  unblock: ({ place, params }) => unblockCommenter(place, params.block),
  promote: ({ place, body }) => promoteComment(place, body),
  log: ({ place, query }) => place.store.comments.log(place.project, query),
  erase: async ({ app, place, body }) => ({ erased: await eraseReader(place, body.email, siteSecret(app)) }),
};
