import type { FigureRecord } from "../../records/figure-record.ts";
import { readPicture, writePicture, type SvgPiece } from "./clean-svg.ts";

type Picture = NonNullable<FigureRecord["picture"]>;
type Drawn = Omit<Picture, "small">;
type Paint = Picture["dark"][number];

const paints = ["fill", "stroke"] as const;
/** Colours as browsers tell them: "rgb(1, 2, 3)", "#aabbcc", "color(srgb 0.1 0.2 0.3 / 0.5)". */
const colorForm = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|[a-z]{3,9}\([a-z0-9.,%\s/-]{1,80}\))$/i;

/**
 * One picture out of two of the same figure, drawn in the light and the dark theme: it stands in the light colours, and what is painted otherwise in the dark
 * gets a class, so that a style sheet can paint it. Where the two are not drawn alike, the light one stands for both.
 *
 * @param part what the names of its parts begin with: two pictures of one page have no part of one name
 * @throws RAP_FIGURE_PICTURE
 * Cost: O(length).
 */
export function joinThemes(light: string, dark: string | null, part = "figure-part"): Drawn {
  const pieces = readPicture(light, part);
  const others = dark === null ? [] : readPicture(dark, part);
  const isAlike = pieces.length === others.length && pieces.every((piece, at) => isSameElement(piece, others[at]));
  if (!isAlike) return { svg: writePicture(pieces, () => ""), dark: [] };
  const numbers = new Map<string, number>();
  const found: Paint[] = [];
  const classOf = (at: number): string => {
    const classes = paints.flatMap((paint) => {
      const [color, other] = [paintOf(pieces[at], paint), paintOf(others[at], paint)];
      if (other === undefined || other === color || !colorForm.test(other)) return [];
      const key = `${paint} ${other}`;
      const number = numbers.get(key) ?? found.push({ paint, color: other }) - 1;
      numbers.set(key, number);
      return [`p${number}`];
    });
    return classes.join(" ");
  };
  return { svg: writePicture(pieces, classOf), dark: found };
}

function isSameElement(piece: SvgPiece, other: SvgPiece | undefined): boolean {
  if (other === undefined || piece.kind !== other.kind) return false;
  return piece.kind === "words" || (other.kind !== "words" && piece.name === other.name);
}

function paintOf(piece: SvgPiece | undefined, paint: Paint["paint"]): string | undefined {
  return piece?.kind === "open" ? piece.attributes.get(paint) : undefined;
}

/** The style sheet of a picture: its colours where a reader's theme is dark, on the screen alone. */
export function darkColors({ dark, small }: Picture): string {
  const rules = [...rulesOf("frozen", dark), ...rulesOf("frozen-small", small?.dark ?? [])];
  return rules.length === 0 ? "" : `@media screen and (prefers-color-scheme:dark){${rules.join("")}}\n`;
}

function rulesOf(frame: string, paintings: readonly Paint[]): string[] {
  return paintings.map(({ paint, color }, at) => `.${frame} .p${at}{${paint}:${color}}`);
}
