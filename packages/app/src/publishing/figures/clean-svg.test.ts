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

  it("has so many parts, nested so deep, and no more", () => {
    expect(() => readPicture(`<svg>${"<g/>".repeat(150_000)}</svg>`)).toThrow("more than 150,000 parts");
    const deep = (depth: number): string => `<svg>${"<g>".repeat(depth - 1)}${"</g>".repeat(depth - 1)}</svg>`;
    expect(clean(deep(200))).toBe(deep(200));
    expect(() => clean(deep(201))).toThrow("nested too deep");
  });

  it("has the characters that its numbers name, where they are characters", () => {
    const said = (code: string): string => clean(`<svg><text>&#${code};</text></svg>`).slice("<svg><text>".length, -"</text></svg>".length);
    const kept = ["x41", "55295", "57344", "xe000", "x10ffff", "1114111"].map(said);
    expect(kept).toEqual(["A", "\ud7ff", "\ue000", "\ue000", "\u{10ffff}", "\u{10ffff}"]);
    const others = ["0", "x0", "55296", "57343", "xd800", "xdfff", "1114112", "x110000", "9999999"].map(said);
    expect(new Set(others)).toEqual(new Set(["\ufffd"]));
    expect(clean("<svg><text>&nbsp;&lt</text></svg>")).toBe("<svg><text>&amp;nbsp;&lt;</text></svg>");
  });

  it("says of what it refuses where it went wrong, in few letters", () => {
    const reason = (svg: string): string => {
      try {
        return clean(svg);
      } catch (thrown) {
        return isRapporteurError(thrown) ? String(thrown.details["reason"]) : expect.unreachable();
      }
    };
    expect(reason(`<svg><g/><!-- ${"x".repeat(99)} --></svg>`)).toBe(`“<!-- ${"x".repeat(15)}” does not belong to a picture`);
    expect(reason(`<svg></${"g".repeat(99)}></svg>`)).toBe(`“</${"g".repeat(38)}” ends nothing`);
    expect(reason("<svg></svg x='1'>")).toBe("“</svg x='1'>” ends nothing");
    expect(reason("words <svg></svg>")).toBe("there are words outside of it");
    expect(reason("<svg></svg><svg></svg>")).toBe("it is not one svg element");
    expect(reason("<g></g>")).toBe("it is not one svg element");
    expect(reason(" ")).toBe("it is not whole");
  });

  it("leaves out a part with all that is in it, and goes on behind it", () => {
    expect(clean("<svg><image><g><path/></g>a</image>b<g/></svg>")).toBe("<svg>b<g/></svg>");
    expect(clean("<svg><style><g></g></style><g><a>x</a>y</g></svg>")).toBe("<svg><g>y</g></svg>");
    expect(clean(' <svg><rect fill="url(#a)b" stroke="x url(#a)"/></svg> ')).toBe("<svg><rect/></svg>");
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
