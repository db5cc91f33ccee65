import { describe, expect, test } from "vitest";
import { listSources } from "../archive/list-sources.ts";
import { writeDocx } from "../docx/docx-writer-for-tests.ts";
import { htmlLines } from "./html-lines.ts";
import { holdsArticles } from "./list-articles.ts";

const post = (body: string): string =>
  `<item><title>Talks</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2024-03-05</wp:post_date><content:encoded><![CDATA[${body}]]></content:encoded></item>`;
const site = (items: string): string =>
  `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Reach</title>${items}</channel></rss>`;

/* Files of a megabyte that froze a server for minutes while it looked whether they are exports. */
const files: readonly (readonly [name: string, text: string, articles: number])[] = [
  ["marks-that-never-close.xml", site(post(`Talks. ${"[gallery ".repeat(120_000)}`)), 1],
  ["cells.html", `<html><body>Factiva <table><tr>${"<td>a".repeat(250_000)}`, 0],
  ["bold-words.html", `<html><body><p>Factiva ${"<b>a </b>".repeat(150_000)}</p></body></html>`, 0],
];

describe("a file that looks like an export and is long", () => {
  const isLookedThrough = async (...[name, text, articles]: (typeof files)[number]): Promise<void> => {
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const names: string[] = [];
    for await (const listed of listSources({ bytes: new TextEncoder().encode(text), name })) names.push(listed.name);
    clearInterval(clock);
    expect(names).toEqual([articles === 0 ? name : `${name}/0001 Talks.html`]);
    expect(turns).toBeGreaterThan(10);
  };
  test.each(files.slice(0, 1))("%s is looked through in a process of its own while this one goes on", isLookedThrough);
  test.each(files.slice(1))(
    "%s is looked through in a process of its own while this one goes on",
    { tags: "long", timeout: 60_000 },
    isLookedThrough,
  );

  test("the beginning of a Word document whose marks never close is looked through at once", async () => {
    const bytes = new Uint8Array(writeDocx({ body: "<".repeat(65_536) }));
    const before = process.cpuUsage();
    expect(await holdsArticles({ bytes, name: "marks.docx" })).toBe(false);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });

  test("a row of a page stays one line, its cells apart", () => {
    const row = "<tr><td>Date</td><td>5 <b>March</b> 2024 </td><td> </td><td>Paper</td></tr>";

    expect(htmlLines(`<p>A <i>b</i><br>c</p><table>${row}</table>`)).toBe("A b\nc\n\nDate\t5 March 2024\tPaper");
  });
});
