import { changeMemo, writeMemo } from "../../history/memos.ts";
import { countMemos, listMemos } from "../../statements/list-memos.ts";
import type { HandlersOf } from "../handler.ts";

export const memos: HandlersOf<"memos"> = {
  list: async ({ place, query }) => ({ memos: await listMemos(place, query) }),
  counts: async ({ place }) => ({ counts: await countMemos(place) }),
  write: async ({ place, membership, body }) => writeMemo(place, membership, body),
  edit: async ({ place, membership, params, body }) => changeMemo(place, membership, { ...body, id: params.id }),
  remove: async ({ place, membership, params, query }) => changeMemo(place, membership, { ...query, id: params.id, text: null }),
};
