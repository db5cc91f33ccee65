import { changeMemo, writeMemo } from "../../history/memos.ts";
import { countMemos, listMemos } from "../../statements/list-memos.ts";
import type { HandlersOf } from "../handler.ts";

export const memos: HandlersOf<"memos"> = {
  list: async ({ place, query }) => ({ memos: await listMemos(place, query) }),
  counts: async ({ place }) => ({ counts: await countMemos(place) }),
  write: async ({ place, body }) => writeMemo(place, body),
  edit: async ({ place, params, body }) => changeMemo(place, { ...body, id: params.id }),
  remove: async ({ place, params, query }) => changeMemo(place, { ...query, id: params.id, text: null }),
};
