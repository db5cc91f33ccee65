import { z } from "zod";
import { shortText } from "../records/parts.ts";
import { inProject } from "./common.ts";
import { resource } from "./endpoint.ts";
import { statementScope } from "./scope.ts";

const quote = z.object({
  kind: z.enum(["statement", "passage"]),
  statementId: z.string().nullable(),
  documentId: z.string(),
  title: z.string(),
  day: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  quote: z.string().describe("words of the document, from start to end"),
  type: z.string().nullable().describe("statement type; null for a passage that nobody has coded"),
  about: z.string().nullable().describe("key of the concept of a position"),
  review: z.enum(["draft", "accepted"]).nullable(),
});
const quotes = z.array(quote);

export const ask = resource("ask", {
  answer: {
    method: "POST",
    path: "/api/projects/:project/ask",
    summary: "A question in plain words, answered by quotations alone, by expert and stance; no experts where nobody addresses it",
    access: "reader",
    scope: "read",
    params: inProject,
    body: z.strictObject({ question: shortText(500).min(1), scope: statementScope.optional(), countsDrafts: z.boolean().default(true) }),
    answer: z.object({
      topics: z.array(z.string()).describe("what the question was taken to be about, in its own words"),
      speakers: z.array(z.string()).describe("keys of those whose views were asked for"),
      intent: z.enum(["forecast", "cause", "dispute", "any"]),
      experts: z.array(
        z.object({
          speaker: z.string().nullable().describe("key of an entity; null where the text does not say"),
          for: quotes,
          against: quotes,
          unclear: quotes.describe("no coded statement tells a stance"),
          moreCount: z.int(),
        }),
      ),
      looked: z.object({ documents: z.int(), statements: z.int(), passages: z.int() }).describe("what was looked through"),
    }),
  },
});
