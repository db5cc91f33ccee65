import type { Image, List, ListItem, Nodes, Table } from "mdast";
import { escapeHtml, type Html } from "./markup.ts";
import type { ManualPage } from "./read-pages.ts";
import { resolveLink, type LinkPlaces } from "./resolve-link.ts";

export interface RenderPlaces extends LinkPlaces {
  /** Told of every file that the page needs: its place in the repository and in the site. */
  readonly needs: (file: { readonly source: string; readonly path: string }) => void;
  /** Width and height of a picture, in pixels. */
  readonly sizeOf: (source: string) => { readonly width: number; readonly height: number };
  /** True where the repository has the file. */
  readonly has: (source: string) => boolean;
}

/**
 * A page's Markdown as HTML. Raw HTML is refused, comments are left out.
 *
 * @throws Error naming file and line where the page holds something that the site cannot show
 */
export function renderMarkdown(page: ManualPage, places: RenderPlaces): Html {
  return new Renderer(page, places).all(page.tree.children);
}

class Renderer {
  readonly #page: ManualPage;
  readonly #places: RenderPlaces;

  constructor(page: ManualPage, places: RenderPlaces) {
    this.#page = page;
    this.#places = places;
  }

  all(nodes: readonly Nodes[]): Html {
    return nodes.map((node) => this.one(node)).join("");
  }

  one(node: Nodes): Html {
    switch (node.type) {
      case "text":
        return escapeHtml(node.value);
      case "inlineCode":
        return `<code>${escapeHtml(node.value)}</code>`;
      case "emphasis":
        return `<em>${this.all(node.children)}</em>`;
      case "strong":
        return `<strong>${this.all(node.children)}</strong>`;
      case "delete":
        return `<del>${this.all(node.children)}</del>`;
      case "break":
        return "<br>";
      case "link":
        return this.#link(node.url, this.all(node.children));
      case "image":
        return this.#image(node);
      case "html":
        if (node.value.startsWith("<!--")) return "";
        throw this.#problem(node, "raw HTML");
      default:
        return this.#block(node);
    }
  }

  #block(node: Nodes): Html {
    switch (node.type) {
      case "paragraph":
        return `<p>${this.all(node.children)}</p>\n`;
      case "heading": {
        const id = this.#page.headings.find((heading) => heading.node === node)?.id ?? "";
        const level = `h${node.depth}`;
        return `<${level} id="${escapeHtml(id)}">${this.all(node.children)}</${level}>\n`;
      }
      case "blockquote":
        return `<blockquote>${this.all(node.children)}</blockquote>\n`;
      case "thematicBreak":
        return "<hr>\n";
      // A wide line scrolls in its own box, which the keyboard must reach.
      case "code":
        return `<pre tabindex="0"><code>${escapeHtml(node.value)}</code></pre>\n`;
      case "list":
        return this.#list(node);
      case "table":
        return this.#table(node);
      default:
        throw this.#problem(node, `“${node.type}”`);
    }
  }

  #list(list: List): Html {
    const tag = list.ordered === true ? "ol" : "ul";
    const start = list.ordered === true && typeof list.start === "number" && list.start !== 1 ? ` start="${list.start}"` : "";
    return `<${tag}${start}>\n${list.children.map((item) => this.#listItem(item, list.spread === true)).join("")}</${tag}>\n`;
  }

  #listItem(item: ListItem, isLoose: boolean): Html {
    const parts = item.children.map((child) => (child.type === "paragraph" && !isLoose ? this.all(child.children) : this.one(child)));
    const box = typeof item.checked === "boolean" ? "☐ " : "";
    return `<li>${box}${parts.join("\n")}</li>\n`;
  }

  #table(table: Table): Html {
    const [head, ...rows] = table.children.map((row) => row.children.map((cell) => this.all(cell.children)));
    const line = (cells: readonly Html[]): Html => `<tr>${cells.join("")}</tr>`;
    const plain = (cell: Html): Html => `<td>${cell}</td>`;
    // The corner of a matrix is empty: it heads nothing.
    const heading = (cell: Html): Html => (cell === "" ? plain(cell) : `<th>${cell}</th>`);
    const [top, below] = [line((head ?? []).map(heading)), rows.map((row) => line(row.map(plain))).join("\n")];
    return `<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead>${top}</thead><tbody>${below}</tbody></table></div>\n`;
  }

  #link(url: string, inner: Html): Html {
    const target = resolveLink(this.#page, url, this.#places);
    if (target.kind === "none") return inner;
    if (target.kind === "file") this.#places.needs(target);
    return `<a href="${escapeHtml(target.href)}">${inner}</a>`;
  }

  /** A picture whose name ends in "-light" is shown in its "-dark" version where the theme is dark. */
  #image({ url, alt }: Image): Html {
    const light = resolveLink(this.#page, url, this.#places);
    if (light.kind !== "file")
      throw new Error(`${this.#page.source} shows ${url}, which is not in the repository; add the picture there, since the site works offline.`);
    this.#places.needs(light);
    const { width, height } = this.#places.sizeOf(light.source);
    const picture = (href: string, theme: string): Html =>
      `<img${theme} src="${escapeHtml(href)}" alt="${escapeHtml(alt ?? "")}" width="${width}" height="${height}" loading="lazy">`;
    const dark = resolveDark(url);
    if (dark === null || !this.#places.has(light.source.replace("-light.", "-dark."))) return picture(light.href, "");
    const other = resolveLink(this.#page, dark, this.#places);
    if (other.kind !== "file") return picture(light.href, "");
    this.#places.needs(other);
    return `${picture(light.href, ' class="in-light"')}${picture(other.href, ' class="in-dark"')}`;
  }

  #problem(node: Nodes, what: string): Error {
    return new Error(`${this.#page.source}:${node.position?.start.line ?? 0} holds ${what}, which the manual does not show; write it in Markdown.`);
  }
}

function resolveDark(url: string): string | null {
  return url.includes("-light.") ? url.replace("-light.", "-dark.") : null;
}
