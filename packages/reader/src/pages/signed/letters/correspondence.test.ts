import { expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../read-genre.ts";

it("gives letters that two people write to one another to the writer, and not to whom they are addressed", () => {
  const page = `# The silt between us: a correspondence\n\n*We asked two students of the delta to write to each other for a month.*\n\n*Ada Lund is a historian of the delta at the Strait Institute in Orvik. Per Holm teaches law in the University of Tarrow.*\n\n**From:** Ada Lund\n**Date:** 22 October\n\nDear Per,\n\nThe silt is for going home early. I have read the minutes of five committees, and in each there is a moment at which the clock decides. I know that you will tell me that clocks have a life of their own.\n\n**From:** Per Holm\n**Date:** 25 October\n\nDear Ada,\n\nThey do. I was in Tarrow in March, and I did what I always do, which is to ask for the plumbing. The water of both halves goes through one pipe, and I think that this is the whole treaty.\n\n**From:** Ada Lund\n**Date:** 29 October\n\nDear Per, how like a lawyer. You have found that the wall has a tap in it, and so you are reconciled with the wall. I do not think that my grandmother would have been.`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const by = contributions.map(
    ({ author, body }) =>
      `${names.get(author ?? "") ?? "nobody"}: ${/clock decides|plumbing|how like/.exec(document.text.slice(...body))?.[0] ?? ""}`,
  );
  expect(by).toEqual(["Ada Lund: clock decides", "Per Holm: plumbing", "Ada Lund: how like"]);
});
