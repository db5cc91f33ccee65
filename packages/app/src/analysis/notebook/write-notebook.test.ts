import { expect, it } from "vitest";
import { writeNotebook } from "./write-notebook.ts";

const project = 'Tolls `r system("id")`\n```{r}\nx\n``` <script>alert(1)</script> *a* [b](javascript:c) $zzz$';

it.each(["ipynb", "qmd"] as const)("a project's name runs and marks up nothing in a notebook of the kind %s", (format) => {
  const usual = writeNotebook(format, { project: "Tolls", countsDrafts: true });
  const hostile = writeNotebook(format, { project, countsDrafts: true });
  // No backquote more than the notebook has by itself: Quarto runs what stands between them.
  expect(hostile.split("`").length).toBe(usual.split("`").length);
  expect(hostile.split("\n").length).toBe(usual.split("\n").length);
  for (const mark of [/(?<!\\)<script/, /(?<!\\)\*a/, /(?<!\\)\[b/, /(?<!\\)\$zzz/]) expect(hostile).not.toMatch(mark);
  expect(hostile).toContain("system(");
});
