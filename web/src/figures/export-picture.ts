import { toCsv } from "@rapporteur/app/analysis/figures";
import { heldByXml } from "@rapporteur/core/xml";
import type { FigureTable } from "../parts/figure.tsx";
import { saveFile } from "../parts/save-file.ts";
import { scopeNote } from "./scope/scope-note.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
/** What a picture looks like outside the page is told by these alone. */
const keptStyles = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "paint-order",
  "fill-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** An SVG of the page with the colours and fonts it has here, and nothing of the page's styles. */
function styledCopy(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll<SVGElement>("*")].entries()) {
    const original = originals[at];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of keptStyles) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
    element.removeAttribute("style");
  }
  const { width, height } = sizeOf(svg);
  copy.setAttribute("xmlns", svgNamespace);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return copy;
}

/** A page shows names with signs that a file of XML cannot hold; a browser writes them all the same. */
function written(svg: SVGSVGElement): string {
  return heldByXml(new XMLSerializer().serializeToString(svg));
}

/** A picture alone, for a page that has its own background and title. */
export function plainSvg(svg: SVGSVGElement): string {
  return written(styledCopy(svg));
}

/** An SVG of the page as a file of its own: with a background and a title. */
function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const copy = styledCopy(svg);
  const { width, height } = sizeOf(svg);
  const background = document.createElementNS(svgNamespace, "rect");
  const [x = 0, y = 0, w = width, h = height] = (copy.getAttribute("viewBox") ?? "")
    .split(/[\s,]+/)
    .map(Number)
    .filter(Number.isFinite);
  for (const [name, value] of Object.entries({ x, y, width: w, height: h })) background.setAttribute(name, String(value));
  background.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  const heading = document.createElementNS(svgNamespace, "title");
  heading.textContent = title;
  copy.prepend(heading, background);
  addCaption(copy, background, { title, box: [x, y, w, h], scale: height / h });
  return written(copy);
}

const captionHeight = 52;

/** Below the picture: what it is, what it looks at and leaves out, and when it was made. */
function addCaption(
  copy: SVGSVGElement,
  background: SVGRectElement,
  { title, box: [x, y, w, h], scale }: { readonly title: string; readonly box: readonly [number, number, number, number]; readonly scale: number },
): void {
  const note = `${scopeNote.value} ${new Date().toISOString().slice(0, 10)}, Rapporteur.`.trim();
  const style = getComputedStyle(document.body);
  const extra = captionHeight / scale;
  const line = (words: string, at: number, weight: string): SVGTextElement => {
    const element = document.createElementNS(svgNamespace, "text");
    const attributes = { x: x + 12 / scale, y: y + h + at / scale, "font-size": 13 / scale, "font-family": style.fontFamily, "font-weight": weight };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.setAttribute("fill", style.color);
    element.textContent = words;
    return element;
  };
  const description = document.createElementNS(svgNamespace, "desc");
  description.textContent = note;
  copy.querySelector("title")?.after(description);
  copy.append(line(title, 18, "600"), line(note, 38, "400"));
  copy.setAttribute("viewBox", [x, y, w, h + extra].join(" "));
  copy.setAttribute("height", String(Math.round((h + extra) * scale)));
  background.setAttribute("height", String(h + extra));
}

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function saveSvg(svg: SVGSVGElement, title: string): void {
  saveFile(`${fileName(title)}.svg`, standaloneSvg(svg, title), "image/svg+xml");
}

/** The same as pixels, twice as many as on the page. */
async function savePng(svg: SVGSVGElement, title: string): Promise<void> {
  const { width, height } = sizeOf(svg);
  const blob = await pixelsOf(standaloneSvg(svg, title), { width, height: height + captionHeight });
  if (blob !== null) saveFile(`${fileName(title)}.png`, blob);
}

export interface PicturePixels {
  readonly png: Uint8Array;
  /** As on the page, of which it has twice as many pixels each way. */
  readonly width: number;
  readonly height: number;
}

/** A picture as it is on the page, alone, on its own background; null where the browser cannot draw it. */
export async function picturePixels(svg: SVGSVGElement): Promise<PicturePixels | null> {
  const size = sizeOf(svg);
  const blob = await pixelsOf(plainSvg(svg), { ...size, background: getComputedStyle(svg).backgroundColor });
  return blob === null ? null : { ...size, png: new Uint8Array(await blob.arrayBuffer()) };
}

async function pixelsOf(
  svg: string,
  { width, height, background }: { readonly width: number; readonly height: number; readonly background?: string },
): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    const context = canvas.getContext("2d");
    if (background !== undefined && context !== null) {
      context.fillStyle = background;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A table as a file of comma-separated values. */
export function saveCsv(table: FigureTable, title: string): void {
  const note = scopeNote.value === "" ? [] : [[], [scopeNote.value]];
  saveFile(`${fileName(title)}.csv`, toCsv([table.columns.map((column) => column.title), ...table.rows, ...note]), "text/csv");
}

function fileName(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "figure"
  );
}

/** The menu entries of a figure that is an SVG on the page; what is in the files is made when they are asked for. */
export function pictureExports(find: () => SVGSVGElement | null, title: string, table?: () => FigureTable) {
  const withSvg = (use: (svg: SVGSVGElement) => void) => () => {
    const svg = find();
    if (svg !== null) use(svg);
  };
  return [
    { label: "SVG", run: withSvg((svg) => saveSvg(svg, title)) },
    { label: "PNG", run: withSvg((svg) => void savePng(svg, title)) },
    ...(table === undefined ? [] : [{ label: "CSV", run: () => saveCsv(table(), title) }]),
  ];
}
