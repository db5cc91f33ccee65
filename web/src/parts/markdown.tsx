import { Fragment, type ReactNode } from "react";
import { strings } from "../strings/strings.ts";
import { inlineParts, markdownBlocks, type InlinePart, type MarkdownBlock } from "./read-markdown.ts";

/** Markdown as text on the page. Every word goes through React, so nothing in it is taken for HTML; links lead to web addresses alone. */
export function Markdown({ source }: { readonly source: string }) {
  return (
    <div className="markdown serif" dir="auto">
      {markdownBlocks(source).map((block, at) => (
        // Blocks of a finished text have no identity but their place.
        <Fragment key={at}>{blockElement(block)}</Fragment>
      ))}
    </div>
  );
}

function blockElement(block: MarkdownBlock): ReactNode {
  switch (block.kind) {
    case "heading":
      return block.level <= 2 ? <h3>{inline(block.text)}</h3> : <h4>{inline(block.text)}</h4>;
    case "list": {
      const entries = block.entries.map((entry, at) => <li key={at}>{inline(entry)}</li>);
      return block.isOrdered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
    }
    case "quote":
      return <blockquote>{inline(block.text)}</blockquote>;
    case "code":
      return <pre>{block.text}</pre>;
    case "table":
      return (
        <table className="figure-table">
          <thead>
            <tr>
              {block.head.map((cell, at) => (
                <th key={at} scope="col">
                  {inline(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "paragraph":
      return <p>{inline(block.text)}</p>;
  }
}

function inline(source: string): ReactNode {
  return inlineParts(source).map((part, at) => <Fragment key={at}>{inlineElement(part)}</Fragment>);
}

function inlineElement({ kind, text, href }: InlinePart): ReactNode {
  switch (kind) {
    case "strong":
      return <strong>{text}</strong>;
    case "emphasis":
      return <em>{text}</em>;
    case "code":
      return <code>{text}</code>;
    case "link":
      return (
        <a href={href} rel="noreferrer noopener" target="_blank">
          {text}
        </a>
      );
    case "image":
      // Not fetched from another server: its description leads to it, as on the published page.
      return (
        <a href={href} rel="noreferrer noopener" target="_blank">
          {strings.parts.picture(text)}
        </a>
      );
    case "text":
      return text;
  }
}
