import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { PageAnchor, Span } from "@rapporteur/core/model";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useWidth } from "../../../hooks/use-width.ts";
import { Button } from "../../../parts/button.tsx";
import { Loading } from "../../../parts/states.tsx";
import type { DrawnPage } from "../../../worker/pdf-protocol.ts";
import { text } from "../strings.ts";
import { offsetInView } from "../use-reader-actions.ts";
import { findOnPage, pageAt, wordsOnPage } from "./find-passage.ts";
import { PdfFile } from "./pdf-file.ts";

interface PdfPanelProps {
  readonly documentId: string;
  readonly stored: string;
  readonly pages: readonly PageAnchor[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** The passage of the statement that the keys act on. */
  readonly span: Span | null;
  readonly onClose: () => void;
}

/** The page of the PDF that is being read, beside its text: it follows the reading place, and marks the passage of the chosen statement. */
export function PdfPanel({ documentId, stored, pages, scroller, span, onClose }: PdfPanelProps) {
  const { id: project } = useProject();
  const { file, pageCount, hasFailed, fail } = usePdf(documentId);
  const [page, setPage] = useState(() => pageAt(pages, span?.start ?? 0) ?? 1);
  useFollowing(scroller, pages, setPage);
  useEffect(() => {
    if (span !== null) setPage(pageAt(pages, span.start) ?? 1);
  }, [span, pages]);
  const shown = Math.min(page, pageCount ?? page);
  return (
    <section className="read-pdf" aria-label={text.pdf.title}>
      <div className="read-pdf-bar">
        <Button look="quiet" disabled={shown <= 1} onClick={() => setPage(shown - 1)}>
          {text.pdf.before}
        </Button>
        <span className="small figure-number" role="status">
          {pageCount === null ? "" : text.pdf.pageOf(shown, pageCount)}
        </span>
        <Button look="quiet" disabled={pageCount === null || shown >= pageCount} onClick={() => setPage(shown + 1)}>
          {text.pdf.after}
        </Button>
        <span className="grow" />
        <a className="small" href={`/api/projects/${project}/documents/${documentId}/original`} download>
          {text.pdf.file}
        </a>
        <Button look="quiet" onClick={onClose}>
          {text.pdf.close}
        </Button>
      </div>
      {hasFailed ? <p className="read-pdf-failed">{text.pdf.failed}</p> : null}
      {file === null || hasFailed ? null : (
        <Leaf file={file} page={shown} words={span === null ? [] : wordsOnPage(stored, pages, { page: shown, span })} onFail={fail} />
      )}
      {file === null && !hasFailed ? <Loading what={text.pdf.loading} /> : null}
    </section>
  );
}

interface LeafProps {
  readonly file: PdfFile;
  readonly page: number;
  readonly words: readonly string[];
  readonly onFail: () => void;
}

/** Sharp on a screen of two pixels a point, and no larger. */
const mostSharp = 2;

/** One page as a picture, with the boxes of the words over it. */
function Leaf({ file, page, words, onFail }: LeafProps) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(place);
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  const failed = useRef(onFail);
  failed.current = onFail;
  useEffect(() => {
    if (width === 0) return;
    let isOver = false;
    const pixels = Math.round(width * Math.min(mostSharp, window.devicePixelRatio));
    const draw = async (): Promise<void> => {
      try {
        const done = await file.draw(page, pixels);
        if (!isOver) setDrawn(done);
      } catch {
        if (!isOver) failed.current();
      }
    };
    void draw();
    return () => {
      isOver = true;
    };
  }, [file, page, width]);
  useLayoutEffect(() => {
    if (drawn === null || canvas.current === null) return;
    // A picture is given away when it is shown: the sizes are read before.
    canvas.current.width = drawn.bitmap.width;
    canvas.current.height = drawn.bitmap.height;
    canvas.current.getContext("2d")?.drawImage(drawn.bitmap, 0, 0);
  }, [drawn]);
  const isCurrent = drawn?.page === page;
  const boxes = drawn === null || !isCurrent ? [] : words.flatMap((part) => findOnPage(drawn.pieces, part));
  const first = useRef<SVGRectElement>(null);
  const key = words.join("\n");
  useEffect(() => {
    first.current?.scrollIntoView({ block: "nearest" });
  }, [drawn, key]);
  return (
    <div className="read-pdf-scroll" tabIndex={0} role="group" aria-label={text.pdf.leaf(page)}>
      <div className="read-pdf-leaf" ref={place} aria-busy={!isCurrent}>
        <canvas ref={canvas} role="img" aria-label={text.pdf.picture(page)} />
        {drawn === null ? null : (
          <svg viewBox={`0 0 ${drawn.bitmap.width} ${drawn.bitmap.height}`} aria-hidden="true">
            {boxes.map(({ x, y, width: across, height }, at) => (
              <rect key={`${x} ${y}`} ref={at === 0 ? first : null} {...{ x, y, height }} width={across} />
            ))}
          </svg>
        )}
      </div>
      {isCurrent && words.length > 0 && boxes.length === 0 ? <p className="note">{text.pdf.notPlaced}</p> : null}
    </div>
  );
}

/** The file, open in its worker as long as it is shown. */
function usePdf(documentId: string) {
  const { id: project } = useProject();
  const [state, setState] = useState<{ readonly file: PdfFile | null; readonly pageCount: number | null; readonly hasFailed: boolean }>(none);
  useEffect(() => {
    let file: PdfFile | null = null;
    let isOver = false;
    const open = async (): Promise<void> => {
      const { bytes } = await client.documents.original({ params: { project, id: documentId } });
      if (isOver) return;
      file = new PdfFile(new Uint8Array(bytes));
      const pageCount = await file.pageCount;
      if (!isOver) setState({ file, pageCount, hasFailed: false });
    };
    open().catch(() => {
      if (!isOver) setState({ ...none, hasFailed: true });
    });
    return () => {
      isOver = true;
      file?.close();
      setState(none);
    };
  }, [project, documentId]);
  return { ...state, fail: () => setState((before) => ({ ...before, hasFailed: true })) };
}

const none = { file: null, pageCount: null, hasFailed: false };

/** Tells the page of what is at the top of the view, once a frame while it scrolls. */
function useFollowing(scroller: RefObject<HTMLElement | null>, pages: readonly PageAnchor[], onPage: (page: number) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let frame = 0;
    const follow = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const page = pageAt(pages, offsetInView(element));
        if (page !== null) onPage(page);
      });
    };
    element.addEventListener("scroll", follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", follow);
    };
  }, [scroller, pages, onPage]);
}
