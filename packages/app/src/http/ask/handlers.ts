import { askLibrary } from "../../analysis/ask/ask-library.ts";
import type { HandlersOf } from "../handler.ts";

export const ask: HandlersOf<"ask"> = {
  answer: async ({ place, body }) => askLibrary(place, body),
};
