import { pageStyle } from "../../present/html/page-style.ts";

/** Font files of the site by file name under `assets/`, as `@fontsource` ships them: the Latin part of two families. */
export const siteFonts = [
  { file: "source-serif-4-latin-400-normal.woff2", family: "Source Serif 4", weight: 400, style: "normal" },
  { file: "source-serif-4-latin-400-italic.woff2", family: "Source Serif 4", weight: 400, style: "italic" },
  { file: "source-serif-4-latin-600-normal.woff2", family: "Source Serif 4", weight: 600, style: "normal" },
  { file: "source-sans-3-latin-400-normal.woff2", family: "Source Sans 3", weight: 400, style: "normal" },
  { file: "source-sans-3-latin-600-normal.woff2", family: "Source Sans 3", weight: 600, style: "normal" },
] as const;

/** Style rules of `siteFonts`, for a sheet that lies beside the files. */
export const siteFontFaces = siteFonts
  .map(
    ({ file, family, weight, style }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:swap;src:url(${file}) format("woff2")}`,
  )
  .join("\n");

/** What the site adds to the readout page's type and colours: a masthead, lists of pages, the article without margin cards, maps and comments. */
const own = `
.masthead{max-width:68rem;margin:0 auto;padding:1.2rem 1.5rem .8rem;display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;align-items:baseline;border-bottom:1px solid var(--rule)}
.masthead .name{font:600 1.25rem/1.2 "Source Serif 4",Georgia,serif;color:var(--ink);text-decoration:none;margin-right:auto}
.masthead nav a{margin-left:1.1rem;font-size:.9rem}
.sheet{overflow-wrap:break-word;max-width:68rem;margin:0 auto;padding:0 1.5rem}
.sheet>*{max-width:44rem}
.sheet>h1:first-child{margin-top:2rem}
.sheet>.wide{max-width:none}
.sheet section{max-width:none}
.sheet section>*{max-width:44rem}
.sheet section>.map,.sheet section>.grid{max-width:none}
.beside{display:none}
@media (min-width:72rem){.sheet{position:relative}.sheet>.beside{display:block;position:absolute;inset:2rem 1.5rem 0 auto;width:17rem;max-width:none}.beside nav{position:sticky;top:2rem;max-height:calc(100vh - 4rem);overflow:auto;font-size:.875rem;line-height:1.4}
.beside ol{list-style:none;margin:0 0 1.2rem;padding:0 0 0 1rem;border-left:1px solid var(--rule)}.beside li{margin:0 0 .5rem}.beside a{color:var(--soft);text-decoration:none}.beside a:hover,.beside a:focus-visible{color:var(--ink);text-decoration:underline}
.sheet:has(.beside) section{max-width:46rem}}
.kicker{color:var(--soft);font-size:.875rem;margin:2rem 0 0}
.tags{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem .9rem;padding:0;margin:.8rem 0;font-size:.875rem}
.teasers{list-style:none;margin:0;padding:0}.teasers>li{padding:1.3rem 0;border-bottom:1px solid var(--rule)}
.teasers h2,.teasers h3{margin:0 0 .3rem;max-width:44rem}.teasers h2 a,.teasers h3 a{color:var(--ink);text-decoration-color:var(--rule)}
.teasers p{margin:.3rem 0;max-width:44rem}
.contribution{margin:3rem 0 0;padding:0}.contribution+.contribution{border-top:1px solid var(--rule);padding-top:2.2rem;margin-top:2.4rem}.contribution>h2{font-size:1.6rem;line-height:1.25;margin:0 0 .8rem;text-wrap:balance}
.by{display:flex;gap:.85rem;align-items:center;margin:0 0 1.1rem}.by .who{display:block}
.portrait{flex:none;width:3.1rem;height:3.1rem;border-radius:50%;display:grid;place-items:center;background:var(--panel);border:1px solid var(--rule);color:var(--soft);font:600 1rem/1 "Source Serif 4",Georgia,serif;letter-spacing:.02em}
img.portrait{object-fit:cover}.sheet>img.portrait{display:block;width:6rem;height:6rem;margin:1.2rem 0 -.6rem}
.contribution .m[class*="lane-"]{text-decoration-thickness:1px}.contribution .m:is(.lane-1,.lane-2,.lane-3){text-decoration:none}
.chance{white-space:nowrap;text-decoration:none;padding:.15em 0 .15em .3em}.chance svg{vertical-align:-.02em}.chance rect{fill:var(--forecast)}.chance path{stroke:var(--soft);fill:none}
details.kind{max-width:44rem;border-bottom:1px solid var(--rule)}details.kind>summary{cursor:pointer;padding:.7rem 0;font-weight:600}details.kind>summary .figure{color:var(--soft);font-weight:400}details.kind>summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}details.kind .ledger>li:last-child{border-bottom:0}
@media (min-width:52rem){.sheet>h1:first-of-type{font-size:2.7rem;line-height:1.12;max-width:46rem;letter-spacing:-.01em}.sheet>.standfirst{font-size:1.35rem}}
@media (max-width:52rem){.sheet>.standfirst{font-size:1.125rem}}
.author{font-weight:600;margin:.1rem 0}.author .who{font-weight:400}.bio{font-style:italic;color:var(--soft);font-size:.95rem}
.map{margin:1.2rem 0}.map svg{display:block}.map :is(.actors,.small,.tall){max-width:100%;height:auto}.map .tall{display:none}.map .actors.broad{min-width:34rem}
.map figcaption{color:var(--soft);font-size:.875rem;margin:.3rem 0}.map details{font-size:.9rem}.map .words{margin:.1rem 0 .6rem;padding-left:1rem;list-style:none}
.map svg{direction:ltr}.map text{unicode-bidi:plaintext;font:400 13px "Source Sans 3",system-ui,sans-serif;fill:var(--ink)}.map text.sign{font-weight:600;font-size:14px;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.map path.arc,.map path.link{fill:none;stroke:var(--relation);color:var(--relation)}.map path.link{stroke:var(--cause)}
.map path.conflict,.map path.falls{stroke-dasharray:6 4}.map .tip{fill:var(--ink)}
.map circle{fill:var(--ink)}.map rect.concept{fill:var(--panel);stroke:var(--rule)}
th.figure{text-align:right}
.corrections li,.sources li{margin:.4rem 0}
.comments{list-style:none;margin:0;padding:0}.comments ol{list-style:none;margin:.6rem 0 0;padding-left:1.4rem;border-left:2px solid var(--rule)}
.comment{padding:.9rem 0;border-bottom:1px solid var(--rule)}.comment .text{font-size:1rem;line-height:1.6;margin:.3rem 0;white-space:pre-line}
.comment.tombstone{color:var(--soft);font-style:italic}
form.part{max-width:44rem;gap:1.2rem}form.part label{font-weight:600;gap:.35rem}form.part .hint{font-weight:400}form.part textarea,form.part input{width:100%;font:400 1.05rem/1.55 "Source Serif 4",Georgia,serif}form.part .steps{display:flex;flex-wrap:wrap;gap:.8rem}
.frozen{margin:1.6rem 0;overflow-x:auto;border-block:1px solid var(--rule);padding:1rem 0}.frozen svg{display:block;max-width:100%;height:auto;min-width:min(44rem,190vw);margin:0 auto}
.frozen-small{display:none;margin:1.2rem 0;border-block:1px solid var(--rule);padding:.6rem 0}.frozen-small svg{display:block;width:100%;height:auto}
.grid{overflow-x:auto}.frozen-table td,.frozen-table th{vertical-align:top;text-align:left}.frozen-table :is(td,th).figure{text-align:right;font-variant-numeric:tabular-nums}.frozen-table tbody th{font-weight:400}.frozen-table.answers :is(td,th){min-width:9rem}
dl.settings{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.5rem 1.6rem;margin:.8rem 0;font-size:.9rem}dl.settings dt{color:var(--soft)}dl.settings dd{margin:0}
.words-behind{list-style:none;margin:0;padding:0}.words-behind li{padding:.9rem 0;border-bottom:1px solid var(--rule)}.words-behind blockquote{margin:0;font:400 1.05rem/1.55 "Source Serif 4",Georgia,serif}.words-behind .hint b{font-weight:600;color:var(--ink)}
.embed h1{font-size:1rem;margin:1rem 0 0}
form.reply{margin:1.4rem 0;display:grid;grid-template-columns:minmax(0,1fr);gap:.8rem;max-width:36rem}form.reply label{display:grid;grid-template-columns:minmax(0,1fr);gap:.2rem;font-size:.95rem}
form input[type=text],form input[type=email],form input[type=search],form textarea,form select{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);padding:.45rem .6rem;border-radius:2px}
form textarea{min-height:8rem;resize:vertical}form.part textarea[rows="3"]{min-height:5.5rem}form button{font:600 1rem "Source Sans 3",system-ui,sans-serif;color:var(--paper);background:var(--ink);border:0;padding:.55rem 1.1rem;border-radius:2px;justify-self:start;cursor:pointer}
form.step{gap:.3rem}form.step button,form.part button[value=save]{color:var(--ink);background:none;border:1px solid var(--soft)}
form :is(input,textarea,select,button):focus-visible{outline:2px solid var(--link);outline-offset:2px}
.hint{color:var(--soft);font-size:.875rem;margin:.2rem 0}.aside-field{position:absolute;left:-99rem}
.note{border-left:3px solid var(--rule);padding:.1rem 0 .1rem .8rem;color:var(--soft);font-size:.9rem}
.foot{max-width:68rem;margin:3rem auto 0;padding:1.2rem 1.5rem 3rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.8125rem;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem}.foot nav a+a{margin-left:.6rem}
@media screen and (max-width:34rem){.map .broad{display:none}.map .tall{display:block}.frozen:has(+.frozen-small){display:none}.frozen-small{display:block}}
@media (max-width:34rem){.masthead nav a:first-child{margin-left:0}}
@media (max-width:52rem){.masthead,.sheet,.foot{padding-inline:1rem}.comments ol{padding-left:.8rem}}
@media print{.beside{display:none!important}.masthead nav,form,.foot nav{display:none}.contribution,.entry,.map,.frozen,.words-behind li{break-inside:avoid}details.kind::details-content{content-visibility:visible;block-size:auto}.chance{text-decoration:none}.frozen,.grid{overflow:visible}.frozen svg{min-width:0}}
`;

/** The site's style sheet. It is one file, so that a page asks for no inline style. */
export const siteStyle = `${siteFontFaces}\n${pageStyle}${own}`;
