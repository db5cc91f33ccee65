import { useEffect } from "react";

/** What stands round each printed page. */
interface PrintedPage {
  readonly title: string;
  /** Of what the pages tell. */
  readonly scope: string;
  readonly date: string;
}

/** Heads and feet are one line: what is longer is in the text, too. */
const [longestTitle, longestScope] = [90, 130];

/**
 * While the screen is shown, its print has a title and date above and scope and page numbers below every page. Browsers that know no boxes in the margin print
 * the same without them. The rules are made, not written into the page: the page's policy allows no style in it.
 */
export function usePrintedPage({ title, scope, date }: PrintedPage): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageRules({ title, scope, date }));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [title, scope, date]);
}

export function pageRules({ title, scope, date }: PrintedPage): string {
  const face = `font: 400 8.5pt "Source Sans 3", system-ui, sans-serif; color: #5d584f; white-space: pre;`;
  const box = (place: string, content: string): string => `@${place} { content: ${content}; ${face} }`;
  return `@page {
  size: auto;
  margin: 22mm 18mm 20mm;
  ${box("top-left", quoted(clip(title, longestTitle)))}
  ${box("top-right", quoted(date))}
  ${box("bottom-left", quoted(clip(scope, longestScope)))}
  ${box("bottom-right", `counter(page) " / " counter(pages)`)}
}`;
}

/** As a string of a style sheet. */
function quoted(words: string): string {
  return `"${words.replace(/["\\]/g, "\\$&").replace(/[\n\r\f]/g, " ")}"`;
}

function clip(words: string, most: number): string {
  const characters = [...words.replace(/\s+/g, " ").trim()];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
