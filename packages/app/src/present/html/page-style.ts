/** WOFF2 files as base64, by face. */
export interface PageFonts {
  readonly serif: string;
  readonly serifItalic: string;
  readonly serifBold: string;
  readonly sans: string;
  readonly sansBold: string;
}

function face(family: string, weight: number, style: string, base64: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:swap;src:url(data:font/woff2;base64,${base64}) format("woff2")}\n`;
}

export function fontFaces(fonts: PageFonts): string {
  return [
    face("Source Serif 4", 400, "normal", fonts.serif),
    face("Source Serif 4", 400, "italic", fonts.serifItalic),
    face("Source Serif 4", 600, "normal", fonts.serifBold),
    face("Source Sans 3", 400, "normal", fonts.sans),
    face("Source Sans 3", 600, "normal", fonts.sansBold),
  ].join("");
}

/** Hovering or focusing either end of a statement lights both: one rule a statement, so that the page needs no script. */
export function pairRules(count: number): string {
  const rules: string[] = [];
  for (let number = 1; number <= count; number++) {
    const name = `.s${number}`;
    rules.push(`body:has(${name}:is(:hover,:focus-visible,:target)) ${name}{background:var(--lit)}`);
  }
  return rules.join("\n");
}

/** Paper and ink in both themes; one hue a statement type from a colour-blind-safe set, darkened or lightened to reach 4.5 : 1. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fbf9f4;--panel:#f3efe6;--ink:#22201c;--soft:#5d584f;--rule:#d9d3c5;--lit:#f6e3a8;--link:#1f4f8f;
--position:#00639c;--relation:#a94400;--forecast:#7f3a80;--cause:#00694c}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16171a;--panel:#1f2125;--ink:#e6e2d9;--soft:#a8a297;--rule:#383a40;--lit:#4d4215;--link:#8fbcf0;
--position:#74b9ea;--relation:#f0935f;--forecast:#d3a0d6;--cause:#5cc7a1}}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.45 "Source Sans 3",system-ui,sans-serif}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
h1,h2,h3,.text,.standfirst,.quote{font-family:"Source Serif 4",Georgia,serif}
h1{font-size:2.1rem;line-height:1.2;font-weight:600;margin:.3rem 0 .8rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;font-weight:600;margin:2.2rem 0 .8rem}
h3{font-size:1.1rem;font-weight:600;margin:1.4rem 0 .5rem}
.banner,.page,footer{max-width:84rem;margin:0 auto;padding:0 1.5rem}
.banner{padding-top:2.5rem;padding-bottom:1rem}
.banner>*{max-width:52rem}
.facts,.review,.legend,.who{color:var(--soft);font-size:.875rem;margin:.2rem 0}
.standfirst{grid-column:1;font-size:1.25rem;line-height:1.5;margin:0 0 1.4rem}
.review{color:var(--ink);border-left:3px solid var(--rule);padding-left:.7rem;margin:1rem 0 .6rem}
.page{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:2.5rem}
.outline{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow:auto;font-size:.875rem}
.outline h2{font:600 .8rem/1.3 "Source Sans 3",system-ui,sans-serif;color:var(--soft);margin:1.2rem 0 .4rem}
.outline ol{list-style:none;margin:0;padding:0}.outline li{margin:0 0 .5rem}.outline a{text-decoration:none}.outline a:hover{text-decoration:underline}
.outline .who{display:block;font-size:.8rem;margin:0}
main{min-width:0}
.row{display:grid;grid-template-columns:minmax(0,36rem) minmax(13rem,20rem);gap:0 2rem;align-items:start}
.text{grid-column:1;font-size:1.125rem;line-height:1.72;margin:0 0 1.1rem;overflow-wrap:break-word;white-space:pre-line}
h2.text{font-size:1.45rem;line-height:1.3;margin:2rem 0 .9rem}h3.text{font-size:1.2rem;margin:1.4rem 0 .6rem}
.text.bio,.text.byline{font-style:italic;color:var(--soft);font-size:1rem;line-height:1.55}
.text.other{color:var(--soft);font-size:.95rem;line-height:1.5;margin-bottom:.4rem}
blockquote.text{border-left:3px solid var(--rule);padding-left:1rem;margin-left:0}
.text.item{padding-left:1.2rem}
.cards{grid-column:2;display:grid;gap:.45rem;padding-bottom:1rem}
.card{display:block;color:var(--ink);text-decoration:none;font-size:.8125rem;line-height:1.35;padding:.3rem .5rem;border-left:3px solid var(--hue);background:var(--panel)}
.card.draft{border-left-style:dashed}
.card .kind{color:var(--hue);font-weight:600}.card .who{display:block;font-size:.75rem;margin:.1rem 0 0}
.position{--hue:var(--position)}.relation{--hue:var(--relation)}.forecast{--hue:var(--forecast)}.cause{--hue:var(--cause)}
.m{text-decoration-line:none;scroll-margin-top:30vh}
.m[class*="lane-"]{text-decoration:underline solid var(--hue) 2px;text-decoration-skip-ink:none}
.m.draft{text-decoration-style:dashed;text-decoration-thickness:1.5px}
.m.lane-0{text-underline-offset:.22em}.m.lane-1{text-underline-offset:.4em}.m.lane-2{text-underline-offset:.58em}.m.lane-3{text-underline-offset:.76em}
.key{margin-right:.7rem;color:var(--ink)}
section{max-width:52rem;border-top:1px solid var(--rule);margin-top:2.5rem}
.ledger{list-style:none;margin:0;padding:0}.ledger>li{padding:.7rem 0 .7rem .8rem;border-left:3px solid transparent;border-bottom:1px solid var(--rule)}
.ledger>li.entry{border-left-color:var(--hue)}
.ledger p{margin:.15rem 0}.claim .figure,.figure{font-variant-numeric:tabular-nums}
.quote{font-size:1.02rem;line-height:1.5;color:var(--ink)}a.quote{text-decoration-color:var(--rule)}
.sides{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);gap:.3rem 1rem;margin:.4rem 0}
.sides dt{color:var(--soft);font-size:.9rem}.sides dd{margin:0}
.range{display:block;margin:.2rem 0}.range .axis{stroke:var(--soft);stroke-width:1}.range rect{fill:var(--forecast)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--rule);font-weight:400}thead th{color:var(--soft);font-weight:600}td.figure{text-align:right}
footer{color:var(--soft);font-size:.8125rem;padding-top:2rem;padding-bottom:3rem}
@media (max-width:70rem){.page{grid-template-columns:minmax(0,1fr);gap:0}.outline{position:static;max-height:none;border-block:1px solid var(--rule);padding-bottom:.6rem}}
@media (max-width:52rem){article{padding-top:1.2rem}.row{grid-template-columns:minmax(0,1fr)}.cards{grid-column:1}h1{font-size:1.7rem}.banner,.page,footer{padding-inline:1rem}.sides{grid-template-columns:1fr}}
@media print{.outline,.skip{display:none}.page{display:block}.row{display:block}.cards{margin:0 0 1rem}.card,.entry{break-inside:avoid}body{font-size:10pt}.text{font-size:11pt}}
@media (prefers-reduced-motion:no-preference){.m,.card{transition:background .12s}}
`;
