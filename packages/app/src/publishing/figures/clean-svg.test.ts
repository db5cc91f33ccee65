import { describe, expect, it } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { readPicture, writePicture } from "./clean-svg.ts";
import { darkColors, joinThemes } from "./two-themes.ts";

const clean = (svg: string): string => writePicture(readPicture(svg), () => "");

describe("a picture that is shared", () => {
  it("keeps what draws", () => {
    const drawn = '<svg viewBox="0 0 9 9"><g transform="scale(2)"><path d="M0 0L9 9" stroke="#123456"/><text x="1" y="2">A &amp; B</text></g></svg>';
    expect(clean(drawn)).toBe(drawn);
  });

  it("holds no sign that would keep a browser from drawing it", () => {
    const named = '<svg><text id="a&#1;b">a\u0001b&#8;c&#xffff;d\ud800</text></svg>';
    const drawn = clean(named);
    expect(drawn).toContain("a\ufffdb\ufffdc\ufffdd\ufffd");
    expect(drawn).not.toMatch(/[\u0000-\u0008\uffff]/);
  });

  it.each([
    ["a script", '<svg><script>alert(1)</script><path d="M0 0"/></svg>', '<svg><path d="M0 0"/></svg>'],
    ["a handler", '<svg onload="alert(1)"><rect width="1" onclick=\'x\'/></svg>', '<svg><rect width="1"/></svg>'],
    ["another document", "<svg><foreignObject><svg><text>x</text></svg></foreignObject><g/></svg>", "<svg><g/></svg>"],
    ["an image of elsewhere", '<svg><image href="https://bad.example/x.png"/><use xlink:href="#a"/></svg>', "<svg></svg>"],
    [
      "a style",
      '<svg><style>*{fill:url(https://bad.example)}</style><rect style="fill:red" fill="url(https://bad.example/#a)"/></svg>',
      "<svg><rect/></svg>",
    ],
    ["an animation", '<svg><a href="javascript:alert(1)"><text>x</text></a><set attributeName="href" to="javascript:1"/></svg>', "<svg></svg>"],
    [
      "what would be read as HTML",
      "<svg><desc>a<title/><g/>b</desc><title><path/></title><g/></svg>",
      "<svg><desc>ab</desc><title></title><g/></svg>",
    ],
    ["words that would be markup", "<svg><text>&lt;script&gt;&#60;b&#x3e;</text></svg>", "<svg><text>&lt;script&gt;&lt;b&gt;</text></svg>"],
    [
      "quotes in values",
      '<svg><text font-family=\'"A" onx="1"\'>x</text></svg>',
      '<svg><text font-family="&quot;A&quot; onx=&quot;1&quot;">x</text></svg>',
    ],
  ])("leaves out %s", (_, given, kept) => expect(clean(given)).toBe(kept));

  it("has so many parts and no more", () => {
    expect(() => clean(`<svg>${"<g/>".repeat(150_000)}</svg>`)).toThrow("more than 150,000 parts");
  });

  it("gives its own parts new names", () => {
    const hatch = '<svg><defs><pattern id="main"/></defs><rect fill=\'url("#main")\'/></svg>';
    expect(clean(hatch)).toBe('<svg><defs><pattern id="figure-part-1"/></defs><rect fill="url(#figure-part-1)"/></svg>');
    // Two pictures of one page have no part of one name.
    expect(joinThemes(hatch, null, "small-part").svg).toContain('fill="url(#small-part-1)"');
  });

  it.each([
    ["<svg><g></svg>"],
    ["<svg></svg><svg></svg>"],
    ["<svg>"],
    ["</svg>"],
    ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"],
    ["<svg><!-- x --></svg>"],
    ["<svg><![CDATA[x]]></svg>"],
    ["<?xml version='1.0'?><svg/>"],
    ["words"],
    ["<html></html>"],
    ["<svg a=b></svg>"],
    ["<g>".repeat(300)],
    [`<svg>${"<g>".repeat(300)}`],
    [""],
  ])("is refused as %s", (given) => {
    try {
      clean(given);
    } catch (thrown) {
      return expect(isRapporteurError(thrown) && thrown.code).toBe("RAP_FIGURE_PICTURE");
    }
    throw new Error("it was taken");
  });

  it("has the colours of both themes, and none that asks for something", () => {
    const as = (fill: string, stroke: string): string => `<svg><rect fill="${fill}" stroke="${stroke}"/><path fill="${fill}"/></svg>`;
    const joined = joinThemes(as("#111111", "red"), as("#eeeeee", "url(https://bad.example)"));
    expect(joined.svg).toBe('<svg><rect fill="#111111" stroke="red" class="p0"/><path fill="#111111" class="p0"/></svg>');
    expect(darkColors(joined)).toContain(".frozen .p0{fill:#eeeeee}");
    const small = joinThemes(as("#222222", "red"), as("#dddddd", "red"), "small-part");
    expect(darkColors({ ...joined, small })).toContain(".frozen-small .p0{fill:#dddddd}");
    expect(joinThemes(as("a", "b"), as("#fff}body{display:none", "b")).dark).toEqual([]);
    expect(joinThemes(as("a", "b"), "<svg/>").dark).toEqual([]);
  });
});
