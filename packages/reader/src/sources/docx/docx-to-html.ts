import mammoth from "mammoth";
import { RapporteurError } from "@rapporteur/core/base";
import type { DocxParts } from "./docx-parts.ts";

/** Styles of Word that mean something here, in the class names that a page would use. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.standfirst:fresh",
  "p[style-name='Author'] => p.byline:fresh",
  "p[style-name='Byline'] => p.byline:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
];

/**
 * A Word document's text as HTML, by the document's own styles. Pictures are left out; nothing outside of the file is opened, linked
 * pictures and templates included; a style map that the file brings along is not followed.
 *
 * @throws RAP_SOURCE_DAMAGED
 */
export async function docxToHtml(parts: DocxParts, source: string): Promise<string> {
  const decoder = new TextDecoder();
  // mammoth takes an opened archive in place of the bytes; it is handed the parts whose sizes were checked, and sees no others.
  const file = {
    exists: (name: string): boolean => parts.has(name),
    read: async (name: string, encoding?: string): Promise<string | Uint8Array> => {
      const part = parts.get(name) ?? new Uint8Array();
      return encoding === undefined ? part : decoder.decode(part);
    },
  };
  const options = {
    styleMap,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    idPrefix: "word-",
    convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
  };
  try {
    return (await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, options)).value;
  } catch (cause) {
    const reason = cause instanceof Error ? plainReason(cause.message) : String(cause);
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "Word document", reason }, { cause });
  }
}

/** What the reader of XML says, without its own name, its kind of error and a place that it does not know. */
function plainReason(message: string): string {
  const said = message.replace(/^(?:\w+: )?\[xmldom \w+\]\s*/, "").replace(/^element parse error: (?:Error: )?/, "");
  // Of an end tag that stands alone it knows no start.
  return said
    .replace(/\s*\n@[^]*$/, "")
    .replace(/:undefined$/, "")
    .slice(0, 200);
}
