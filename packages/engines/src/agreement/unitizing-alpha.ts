import { firstIndex } from "@rapporteur/core/base";
import { fromDisagreement, type AgreementResult } from "./agreement-result.ts";
import { checkSpans, type CodedDocument, type CodedSpan } from "./coded-span.ts";

export interface UnitizingAlpha {
  readonly byCategory: ReadonlyMap<string, AgreementResult>;
  /** One minus the sum of observed over the sum of expected disagreements. */
  readonly overall: AgreementResult;
  /** Overlapping spans of one coder in one category are joined before counting; how many vanished so. */
  readonly joinedCount: number;
}

export interface UnitizingInput {
  readonly spans: readonly CodedSpan[];
  readonly documents: readonly CodedDocument[];
  /** Everyone who coded, also who marked nothing. */
  readonly coders: readonly string[];
}

/** One coder's marked stretches of one category on the whole continuum, sorted, disjoint; gaps are what lies between. */
interface Track {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/**
 * Krippendorff's α for unitizing: agreement on where passages of a category begin and end.
 *
 * Documents are laid end to end; no gap runs over the edge of a document. Two overlapping passages disagree by the squares of the distances of their starts and of
 * their ends, a passage that falls into the other's gap by the square of its length; what chance would do is worked out over all placements of
 * all passages. Source: Krippendorff 1995, Sociol. Methodology 25:47–76; 2004, Content Analysis, pp. 251–256. Long passages weigh heavily (lengths enter
 * squared), and passages that merely touch count as unlike.
 *
 * @returns undefined "no pairable values" with fewer than two coders or no passage, "no variation" where chance could do nothing
 * @throws RAP_AGREEMENT_ROW
 * Cost: O(spans log spans + coders × spans): each pair of coders is swept once.
 */
export function unitizingAlpha(input: UnitizingInput): UnitizingAlpha {
  const byId = new Map(input.documents.map((document) => [document.id, document]));
  checkSpans(input.spans, byId);
  const edges = documentEdges(input.documents);
  const categories = [...new Set(input.spans.map((span) => span.category))].sort();
  const byCategory = new Map<string, AgreementResult>();
  let [observed, expected, joinedCount] = [0, 0, 0];
  const bySort = Map.groupBy(input.spans, (span) => span.category);
  for (const category of categories) {
    const spans = bySort.get(category) ?? [];
    const tracks = input.coders.map((coder) =>
      layTrack(
        spans.filter((span) => span.coder === coder),
        edges,
      ),
    );
    joinedCount += spans.filter((span) => input.coders.includes(span.coder)).length - tracks.reduce((sum, track) => sum + track.starts.length, 0);
    const parts = { observed: observedDisagreement(tracks, edges), expected: expectedDisagreement(tracks, edges) };
    byCategory.set(category, resultOf(parts.observed, parts.expected, input.coders.length));
    observed += parts.observed;
    expected += parts.expected;
  }
  const overall: AgreementResult =
    categories.length === 0 ? { kind: "undefined", reason: "no pairable values", unitCount: 0 } : resultOf(observed, expected, input.coders.length);
  return { byCategory, overall, joinedCount };
}

function resultOf(observed: number, expected: number, coderCount: number): AgreementResult {
  return fromDisagreement(observed, expected, coderCount < 2 ? 0 : coderCount);
}

interface Edges {
  readonly offsetOf: ReadonlyMap<string, number>;
  /** Where each document ends on the continuum, rising. */
  readonly ends: Float64Array;
  readonly length: number;
}

function documentEdges(documents: readonly CodedDocument[]): Edges {
  const offsetOf = new Map<string, number>();
  const ends = new Float64Array(documents.length);
  let length = 0;
  for (const [index, document] of documents.entries()) {
    offsetOf.set(document.id, length);
    length += document.length;
    ends[index] = length;
  }
  return { offsetOf, ends, length };
}

function layTrack(spans: readonly CodedSpan[], edges: Edges): Track {
  const sorted = spans
    .map((span) => ({ start: span.start + (edges.offsetOf.get(span.document) ?? 0), end: span.end + (edges.offsetOf.get(span.document) ?? 0) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of sorted) {
    const last = ends.length - 1;
    if (last >= 0 && start < (ends[last] as number)) ends[last] = Math.max(ends[last] as number, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
}

function observedDisagreement(tracks: readonly Track[], edges: Edges): number {
  let sum = 0;
  for (let first = 1; first < tracks.length; first++) {
    for (let second = 0; second < first; second++) sum += 2 * trackDifference(tracks[first] as Track, tracks[second] as Track);
  }
  const coderCount = tracks.length;
  return coderCount < 2 ? 0 : sum / (coderCount * (coderCount - 1) * edges.length ** 2);
}

/** Sum of differences of two tracks, each pair of passages once: overlapping ones, and passages in the other's gaps. */
function trackDifference(a: Track, b: Track): number {
  let sum = 0;
  let low = 0;
  const isMet = new Uint8Array(b.starts.length);
  for (let index = 0; index < a.starts.length; index++) {
    const start = a.starts[index] as number;
    const end = a.ends[index] as number;
    while (low < b.starts.length && (b.ends[low] as number) <= start) low++;
    let isOverlapped = false;
    for (let other = low; other < b.starts.length && (b.starts[other] as number) < end; other++) {
      sum += (start - (b.starts[other] as number)) ** 2 + (end - (b.ends[other] as number)) ** 2;
      isOverlapped = true;
      isMet[other] = 1;
    }
    if (!isOverlapped) sum += (end - start) ** 2;
  }
  for (let other = 0; other < b.starts.length; other++) if (isMet[other] === 0) sum += ((b.ends[other] as number) - (b.starts[other] as number)) ** 2;
  return sum;
}

/**
 * Expected disagreement over all placements:
 * (2/L) Σ_u [ (N − 1)/3 · (2l³ − 3l² + l) + l² Σ_{gaps g ≥ l} (g − l + 1) ] / (mL(mL − 1) − Σ_u l(l − 1)), N passages by all m coders.
 */
function expectedDisagreement(tracks: readonly Track[], edges: Edges): number {
  const gaps = tracks.flatMap((track) => gapsOf(track, edges)).sort((a, b) => a - b);
  // Everybody marked every document whole: there was nothing to place.
  if (gaps.length === 0 && tracks.every((track) => track.starts.length === edges.ends.length)) return 0;
  const suffix = new Float64Array(gaps.length + 1);
  for (let index = gaps.length - 1; index >= 0; index--) suffix[index] = (suffix[index + 1] as number) + (gaps[index] as number);
  const unitCount = tracks.reduce((sum, track) => sum + track.starts.length, 0);
  let [numerator, reserved] = [0, 0];
  for (const track of tracks) {
    for (let index = 0; index < track.starts.length; index++) {
      const length = (track.ends[index] as number) - (track.starts[index] as number);
      const first = firstAtLeast(gaps, length);
      const room = (suffix[first] as number) - (gaps.length - first) * (length - 1);
      numerator += ((unitCount - 1) / 3) * (2 * length ** 3 - 3 * length ** 2 + length) + length ** 2 * room;
      reserved += length * (length - 1);
    }
  }
  const positions = tracks.length * edges.length;
  const denominator = positions * (positions - 1) - reserved;
  return denominator <= 0 ? 0 : ((2 / edges.length) * numerator) / denominator;
}

/** Lengths of the stretches without passage, cut at the edges of documents. */
function gapsOf(track: Track, edges: Edges): number[] {
  const gaps: number[] = [];
  let at = 0;
  let unit = 0;
  for (const edge of edges.ends) {
    while (unit < track.starts.length && (track.starts[unit] as number) < edge) {
      if ((track.starts[unit] as number) > at) gaps.push((track.starts[unit] as number) - at);
      at = track.ends[unit] as number;
      unit++;
    }
    if (edge > at) gaps.push(edge - at);
    at = edge;
  }
  return gaps;
}

function firstAtLeast(sorted: readonly number[], least: number): number {
  return firstIndex(sorted.length, (at) => (sorted[at] as number) >= least);
}
