import type { RoundupRecord } from "../../records/project-records.ts";

/**
 * A roundup written in the workbench as one Markdown document, in the shape that readers of the genre know: title, standfirst, the questions, then each
 * contribution under its heading with author, role, text and bio. Reading it gives contributions with their authors.
 */
export function roundupMarkdown({
  title,
  standfirst,
  questions,
  contributions,
}: Pick<RoundupRecord, "title" | "standfirst" | "questions" | "contributions">): string {
  const parts = [`# ${oneLine(title)}`];
  const asked = questions.map(oneLine).filter((question) => question !== "" && !standfirst.includes(question));
  const opening = [standfirst.trim(), ...asked].filter((part) => part !== "").join(" ");
  if (opening !== "") parts.push(opening);
  for (const { heading, author, role, bio, markdown } of contributions) {
    if (heading.trim() !== "") parts.push(`## ${oneLine(heading)}`);
    const name = oneLine(author);
    if (name !== "") parts.push(`**${name}**${role.trim() === "" ? "" : `, ${oneLine(role)}`}`);
    parts.push(markdown.trim());
    if (bio.trim() !== "") parts.push(`*${oneLine(bio)}*`);
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
