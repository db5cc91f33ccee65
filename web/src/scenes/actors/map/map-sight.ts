import { statePlaces, worldSize } from "./world-data.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What of the map is seen: the place in the middle, and pixels for a unit of it. */
export interface MapSight extends Place {
  readonly scale: number;
}

export interface MapFrame {
  readonly width: number;
  readonly height: number;
}

const places = new Map(
  statePlaces.split(", ").map((entry): [string, Place] => {
    const [iso3 = "", x, y] = entry.split(" ");
    return [`state:${iso3}`, { x: Number(x), y: Number(y) }];
  }),
);

/** Where an actor stands on the map; null for one that is no state. */
export function placeOf(actor: string): Place | null {
  return places.get(actor) ?? null;
}

/** Of the frame, as much stays free at each side of the outermost marks. */
const margin = 0.14;
/** It opens no nearer than this, in units from side to side: with fewer coasts in sight nobody knows where in the world it is. */
const nearest = 950;
/** Nearer than this, in units from side to side, coasts are coarse. */
const closest = 420;

/** The sight that has all places in it, and not much else. */
export function fitPlaces(all: readonly Place[], frame: MapFrame): MapSight {
  if (all.length === 0) return wholeWorld(frame);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of all) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  const free = 1 - 2 * margin;
  const scale = Math.min((frame.width * free) / Math.max(1, right - left), (frame.height * free) / Math.max(1, bottom - top), frame.width / nearest);
  return within({ x: (left + right) / 2, y: (top + bottom) / 2, scale }, frame);
}

export function wholeWorld(frame: MapFrame): MapSight {
  return within({ x: worldSize.width / 2, y: worldSize.height / 2, scale: 0 }, frame);
}

/** The same, no farther than the whole world, no nearer than its coasts bear, and with the world's edge outside. */
export function within({ x, y, scale: wanted }: MapSight, frame: MapFrame): MapSight {
  const whole = Math.min(frame.width / worldSize.width, frame.height / worldSize.height);
  const scale = Math.max(whole, Math.min(wanted, Math.max(whole, frame.width / closest)));
  const held = (at: number, seen: number, size: number): number => (seen >= size ? size / 2 : Math.min(size - seen / 2, Math.max(seen / 2, at)));
  return { x: held(x, frame.width / scale, worldSize.width), y: held(y, frame.height / scale, worldSize.height), scale };
}

/** Where a place of the map stands in the frame, in pixels from its left and top. */
export function spotOn({ x, y, scale }: MapSight, { width, height }: MapFrame, place: Place): Place {
  return { x: width / 2 + (place.x - x) * scale, y: height / 2 + (place.y - y) * scale };
}
