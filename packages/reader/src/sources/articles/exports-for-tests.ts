import { type DrawnText, setLines, writePdf } from "../pdf/pdf-writer-for-tests.ts";

/** A line of an export as a data base sets it. */
export interface ExportLine {
  readonly text: string;
  /** A title, a name of a field before a colon, a cell of a row, or words. */
  readonly kind?: "title" | "row" | "page" | "box";
}

/** Words of two paragraphs; the second begins like a field. */
export const paragraphsAbout = (about: string): readonly string[] => [
  `Ministers will meet about ${about} in Rémi’s town on Tuesday, and they are likely to agree on most of what was left open when they parted in the spring of last year.`,
  "Section: none of it is settled, said Bo. What the delegations have not said is how the costs would be shared, and who would keep the gates when the water is low.",
];

const words = (about: string): ExportLine[] => paragraphsAbout(about).map((text) => ({ text }));

const plain = (...lines: string[]): ExportLine[] => lines.map((text) => ({ text }));

/** Exports of two articles each, in the shape that each data base gives them for print and for the web. */
export const shownExports: Readonly<Record<string, readonly ExportLine[]>> = {
  LexisNexis: [
    { text: "Talks on the river", kind: "title" },
    ...plain("The Guardian (London)", "March 5, 2024 Tuesday", "Copyright 2024 Guardian Newspapers Limited All Rights Reserved"),
    ...plain("Section: FOREIGN PAGES; Pg. 12", "Length: 50 words", "Byline: Ann Lee and Bo Ray", "Body"),
    ...words("rivers"),
    ...plain("Load-Date: March 6, 2024", "End of Document"),
    { text: "A second one", kind: "page" },
    ...plain("The Herald", "April 1, 2024 Monday", "Length: 40 words", "Body"),
    ...words("trade"),
    ...plain("Load-Date: April 2, 2024", "End of Document"),
  ],
  Factiva: [
    ...plain("FOREIGN PAGES"),
    { text: "Talks on the river", kind: "title" },
    ...plain("By Ann Lee and Bo Ray", "50 words", "5 March 2024", "08:15 GMT", "The Guardian (London)", "GRDN", "12", "English"),
    ...plain("© Copyright 2024. The Guardian. All rights reserved."),
    ...words("rivers"),
    ...plain("Document GRDN000020240305ek3500001"),
    { text: "A second one", kind: "page" },
    ...plain("1,040 words", "1 April 2024", "The Herald", "HRLD", "English", "© 2024 The Herald"),
    ...words("trade"),
    ...plain("Document HRLD000020240401ek4100002"),
  ],
  "Factiva with codes": [
    ...["SE\tFOREIGN PAGES", "HD\tTalks on the river", "BY\tBy Ann Lee and Bo Ray", "WC\t50 words", "PD\t5 March 2024"].map(row),
    ...["SN\tThe Guardian (London)", "SC\tGRDN", "LA\tEnglish", `LP\t${paragraphsAbout("rivers")[0]}`].map(row),
    ...[`TD\t${paragraphsAbout("rivers")[1]}`, "AN\tDocument GRDN000020240305ek3500001"].map(row),
    { text: "HD\tA second one", kind: "page" },
    ...["WC\t40 words", "PD\t1 April 2024", "SN\tThe Herald", `LP\t${paragraphsAbout("trade")[0]}`].map(row),
    ...[`TD\t${paragraphsAbout("trade")[1]}`, "AN\tDocument HRLD000020240401ek4100002"].map(row),
  ],
  ProQuest: [
    { text: "Talks on the river", kind: "title" },
    ...plain("Author: Lee, Ann; Ray, Bo", "ProQuest document link", "ABSTRACT", "Short words.", "FULL TEXT"),
    ...words("rivers"),
    ...plain("DETAILS"),
    ...["Subject:\tRivers", "Title:\tTalks on the river", "Publication title:\tThe Guardian (London); London (UK)"].map(row),
    ...["Publication date:\tMar 5, 2024", "Section:\tFOREIGN PAGES", "Document URL:\thttps://pq.example/1", "Database:\tNewsstream"].map(row),
    { text: "A second one", kind: "page" },
    ...plain("ProQuest document link", "FULL TEXT"),
    ...words("trade"),
    ...plain("DETAILS"),
    ...["Subject:\tTrade", "Title:\tA second one", "Publication title:\tThe Herald", "Publication date:\tApr 1, 2024"].map(row),
  ],
  Europresse: [
    ...["Nom de la source", "The Guardian (London)", "Type de source", "Presse", "Provenance", "London"].map(boxed),
    ...plain("FOREIGN PAGES, mardi 5 mars 2024 50 mots, p. 12"),
    { text: "Talks on the river", kind: "title" },
    ...plain("Ann Lee et Bo Ray"),
    ...words("rivers"),
    ...plain("© 2024 The Guardian. Tous droits réservés. Le présent document est protégé.", "news·20240305·GU·20240305x12"),
    { text: "Nom de la source", kind: "page" },
    ...["The Herald", "Type de source", "Presse"].map(boxed),
    ...plain("lundi 1 avril 2024", "The Herald, 40 mots"),
    { text: "A second one", kind: "title" },
    ...words("trade"),
    ...plain("© 2024 The Herald. Tous droits réservés.", "news·20240401·HE·003", "Certificat émis le 3 avril 2024 à UNIVERSITÉ."),
  ],
  NewsBank: [
    { text: "Talks on the river", kind: "title" },
    ...plain("March 5, 2024 | The Guardian (London)", "Author: Ann Lee and Bo Ray", "Section: FOREIGN PAGES", "50 Words", "OpenURL Link"),
    ...words("rivers"),
    ...plain("Record: 19B2C3D4E5F60718", "Copyright (c) 2024 The Guardian. All rights reserved."),
    { text: "A second one", kind: "page" },
    ...plain("April 1, 2024 | The Herald"),
    ...words("trade"),
    ...plain("Record: 19B2C3D4E5F60719", "Copyright (c) 2024 The Herald. All rights reserved."),
  ],
};

function row(text: string): ExportLine {
  return { text, kind: "row" };
}

function boxed(text: string): ExportLine {
  return { text, kind: "box" };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (letter) => entities[letter] ?? letter);

/** The page that a data base gives: rows of a table, headings, and paragraphs with the name of a field in bold. */
export function asPage(lines: readonly ExportLine[]): string {
  const shown = lines.map(({ text, kind }) => {
    const [name = "", value] = text.split("\t").map(escaped);
    if (value !== undefined) return `<table><tr><td><b>${name}</b></td><td>${kind === "row" ? `<p>${value}</p>` : value}</td></tr></table>`;
    if (kind === "title" || kind === "page") return `<h2><a href="#">${name}</a></h2>`;
    return `<p>${name.replace(/^([A-Z][A-Za-z-]+: )/, "<strong>$1</strong>")}</p>`;
  });
  return `<!doctype html><html><head><meta charset="utf-8"><title>Export</title><style>${".a{color:red}\n".repeat(6000)}</style></head><body><article>${shown.join("\n")}</article></body></html>`;
}

const [left, right, boxWidth, top, bottom] = [60, 100, 150, 70, 760];

/** The PDF that a data base gives: an article begins a page, pages are counted, paragraphs are set in lines, a box stands at the left. */
export function asPdf(lines: readonly ExportLine[]): Uint8Array {
  const hasBox = lines.some(({ kind }) => kind === "box");
  const textLeft = hasBox ? left + boxWidth : left;
  const pages: DrawnText[][] = [];
  let [open, y, boxY] = [[] as DrawnText[], top, top];
  let [title, later] = ["", 1];
  const turn = (): void => {
    open = [];
    pages.push(open);
    [y, boxY] = [top, top];
  };
  turn();
  for (const { text, kind } of lines) {
    if (kind === "page" || y > bottom) turn();
    if (kind === "title" || kind === "page") [title, later] = [text, 1];
    else if (y === top && open.length === 0 && title !== "" && kind !== "box")
      open.push({ text: `Page ${++later} of 9`, x: 400, y: 30, size: 8 }, { text: title, x: left, y: 45, size: 9 });
    if (kind === "box" || (hasBox && kind === "page")) {
      open.push({ text, x: left, y: boxY, size: 8 });
      boxY += 14;
      continue;
    }
    const isTitle = kind === "title" || (kind === "page" && !text.includes("\t"));
    const [name = "", value] = text.split("\t");
    const size = isTitle ? 15 : 10;
    if (value !== undefined) open.push({ text: name, x: textLeft, y, size, bold: true });
    const x = value === undefined ? textLeft : name.length > 3 ? textLeft + 130 : textLeft + right - left;
    const set = setLines(value ?? name, { x, y, width: hasBox ? 52 : value === undefined ? 75 : 56, size, bold: isTitle });
    open.push(...set);
    y += set.length * size * 1.2 + (text.length > 60 ? 8 : 4);
  }
  const counted = pages.map((page, at) => [...page, { text: `Page ${at + 1} of ${pages.length}`, x: 260, y: 810, size: 8 }]);
  return writePdf({ pages: counted });
}

/** Text with a blank line between lines. */
export const asText = (lines: readonly ExportLine[]): string => `${lines.map(({ text }) => text).join("\n\n")}\n`;
