import { normalised } from "@rapporteur/core/base";

const plain = /^[\x20-\x7e]*$/;

/** A name without accents and with straight apostrophes, capitals kept: "Türkiye" and "Turkiye" are one name, "US" and "us" are not. */
export function foldName(name: string): string {
  if (plain.test(name)) return name;
  return normalised(name, "NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʻʼ‘]/g, "'")
    .replace(/[łŁ]/g, (letter) => (letter === "ł" ? "l" : "L"))
    .replace(/ı/g, "i")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d");
}
