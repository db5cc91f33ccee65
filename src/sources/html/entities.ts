/** Named character references by first code point of a run: the Latin-1 block and the others that pages of prose use. */
const runs: readonly (readonly [first: number, names: string])[] = [
  [
    0xa0,
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml",
  ],
  [0x100, "Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr"],
  [0x116, "Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil"],
  [0x12a, "Imacr imacr"],
  [0x12e, "Iogon iogon Idot imath"],
  [0x136, "Kcedil kcedil"],
  [0x139, "Lacute lacute Lcedil lcedil Lcaron lcaron"],
  [0x141, "Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron"],
  [0x14c, "Omacr omacr"],
  [
    0x150,
    "Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron",
  ],
  [0x16a, "Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon"],
  [0x178, "Yuml Zacute zacute Zdot zdot Zcaron zcaron"],
  [0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"],
  [0x3a3, "Sigma Tau Upsilon Phi Chi Psi Omega"],
  [0x3b1, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega"],
  [0x2013, "ndash mdash horbar"],
  [0x2018, "lsquo rsquo sbquo"],
  [0x201c, "ldquo rdquo bdquo"],
  [0x2020, "dagger Dagger bull"],
  [0x2032, "prime Prime"],
  [0x2039, "lsaquo rsaquo"],
  [0x2190, "larr uarr rarr darr harr"],
];

const singles: Readonly<Record<string, number>> = {
  amp: 0x26,
  AMP: 0x26,
  lt: 0x3c,
  LT: 0x3c,
  gt: 0x3e,
  GT: 0x3e,
  quot: 0x22,
  QUOT: 0x22,
  apos: 0x27,
  Tab: 9,
  NewLine: 10,
  excl: 0x21,
  num: 0x23,
  dollar: 0x24,
  percnt: 0x25,
  lpar: 0x28,
  rpar: 0x29,
  ast: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  period: 0x2e,
  sol: 0x2f,
  colon: 0x3a,
  semi: 0x3b,
  equals: 0x3d,
  quest: 0x3f,
  commat: 0x40,
  lsqb: 0x5b,
  lbrack: 0x5b,
  bsol: 0x5c,
  rsqb: 0x5d,
  rbrack: 0x5d,
  Hat: 0x5e,
  lowbar: 0x5f,
  grave: 0x60,
  lcub: 0x7b,
  lbrace: 0x7b,
  vert: 0x7c,
  verbar: 0x7c,
  rcub: 0x7d,
  rbrace: 0x7d,
  circ: 0x2c6,
  tilde: 0x2dc,
  fnof: 0x192,
  ensp: 0x2002,
  emsp: 0x2003,
  numsp: 0x2007,
  thinsp: 0x2009,
  hairsp: 0x200a,
  ZeroWidthSpace: 0x200b,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
  hyphen: 0x2010,
  dash: 0x2010,
  hellip: 0x2026,
  mldr: 0x2026,
  permil: 0x2030,
  oline: 0x203e,
  frasl: 0x2044,
  NoBreak: 0x2060,
  euro: 0x20ac,
  numero: 0x2116,
  trade: 0x2122,
  frac13: 0x2153,
  frac23: 0x2154,
  minus: 0x2212,
  infin: 0x221e,
  asymp: 0x2248,
  ne: 0x2260,
  le: 0x2264,
  ge: 0x2265,
  starf: 0x2605,
  star: 0x2606,
  phone: 0x260e,
  check: 0x2713,
  cross: 0x2717,
  fflig: 0xfb00,
  filig: 0xfb01,
  fllig: 0xfb02,
  ffilig: 0xfb03,
  ffllig: 0xfb04,
};

/** Browsers read these without a semicolon too. */
const bareNames = new Set(["amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT", ...(runs[0]?.[1].split(" ") ?? [])]);

const named = new Map<string, string>(Object.entries(singles).map(([name, code]) => [name, String.fromCodePoint(code)]));
for (const [first, names] of runs) {
  for (const [index, name] of names.split(" ").entries()) named.set(name, String.fromCodePoint(first + index));
}

/** What pages mean by the references &#128; … &#159;: windows-1252. */
const windowsControls = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, index) => 128 + index));

/**
 * Replaces character references by what they stand for; unknown ones stay as written. Knows the names that prose uses, about 300 of
 * the standard's 2,231, and every numeric one.
 */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z0-9]{1,24}));?/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return decodeName(whole, name);
      return decodeNumber(hex === undefined ? Number.parseInt(decimal ?? "0", 10) : Number.parseInt(hex, 16));
    },
  );
}

function decodeName(whole: string, name: string): string {
  if (whole.endsWith(";")) return named.get(name) ?? whole;
  for (let length = Math.min(name.length, 6); length >= 2; length--) {
    const start = name.slice(0, length);
    if (bareNames.has(start)) return (named.get(start) ?? "") + name.slice(length);
  }
  return whole;
}

function decodeNumber(code: number): string {
  if (code >= 128 && code <= 159) return windowsControls[code - 128] ?? "\ufffd";
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
  // A carriage return has no place in stored text.
  return code === 13 ? "\n" : String.fromCodePoint(code);
}
