import { openDesk, type TestDesk } from "../../../library/testing/desk.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleRoundup, sampleStatement } from "../../../store/testing/sample-records.ts";
import { expect } from "vitest";
import { usualPolicy, type CommentPolicy } from "../screen-comment.ts";
import { formToken, takeComment, type CommentDesk, type CommentedPage } from "../take-comment.ts";

/* Comments on a page of a library in a file, sent as its form sends them; the clock stands unless it is set. */

export const start = Date.parse("2031-06-01T08:00:00Z");
export const minute = 60_000;
export const secret = "the site's own key";
export const text = "Truce talk\n\nThe truce will hold until the winter comes, says Ada.";

/** Of the test that runs. */
export let desk: TestDesk;
export let now: number;
export let page: CommentedPage;

export const setNow = (moment: number): void => void (now = moment);

/** A page that was read, with a forecast, and one that was not. */
export async function openCommentDesk(): Promise<void> {
  now = start;
  desk = await openDesk();
  const { store } = desk.workplace;
  const blocks = [{ kind: "title" as const, level: 1, start: 0, end: 10 }];
  await store.contents.keep("main", sampleContent(text, { blocks }));
  const statement = sampleStatement("s1", "d1", { start: 12, end: 31, quote: text.slice(12, 31), contribution: null, type: "forecast" });
  await store.history.commit(
    sampleCommit([
      made("document", sampleDocument("d1", sampleContent(text, { blocks }))),
      made("statement", statement),
      made("roundup", sampleRoundup({ title: "Truce talk", slug: "truce", documentId: "d1" })),
      made("roundup", sampleRoundup({ id: "r2", slug: "unread", title: "Unread" })),
    ]),
  );
  page = {
    roundup: "r1",
    slug: "truce",
    mode: "open",
    statements: new Map([
      ["f1", "s1"],
      ["p1", "s2"],
    ]),
    forecasts: new Set(["f1"]),
  };
}

export const open: CommentPolicy = { ...usualPolicy, admits: "open" };
export const siteDesk = (policy: CommentPolicy = open): CommentDesk => {
  const { store, project, makeId } = desk.workplace;
  return { store, project, policy, secret, now: () => now, makeId };
};
let nonce = 0;
/** A form that was made ten seconds ago, filled in. */
export const formOf = (given: Record<string, unknown> = {}, slug = "truce"): Record<string, unknown> => ({
  token: formToken({ secret, now: () => now - 10_000 }, slug, String(nonce++)),
  name: "Reader",
  email: " Reader@Mail.example ",
  text: `I doubt it, ${nonce}.`,
  ...given,
});
export const send = (
  body: unknown,
  { policy = open, address = "192.0.2.7", on = page }: { policy?: CommentPolicy; address?: string; on?: CommentedPage } = {},
) => takeComment(siteDesk(policy), on, { body, address });
export const kept = async (id: string) => (await desk.workplace.store.comments.get("main", id)) ?? expect.unreachable(id);
export const fault = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "",
    (thrown: { code: string; details: { field?: string; problem?: string } }) =>
      [thrown.code, thrown.details.field, thrown.details.problem].filter(Boolean).join(": "),
  );
