import { useRef, type MouseEvent, type PointerEvent } from "react";
import type { MapSight } from "./map-sight.ts";

/** Pixels of a press that is no drag yet. */
const slip = 4;

interface Drag {
  readonly pointer: number;
  readonly from: MapSight;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
}

/** Moves the map with the pointer; a drag that ends on a mark does not choose it. */
export function useMapDrag(sight: MapSight, onMove: (sight: MapSight) => void) {
  const drag = useRef<Drag | null>(null);
  const justMoved = useRef(false);
  return {
    onPointerDown: ({ pointerId, clientX, clientY, button }: PointerEvent): void => {
      justMoved.current = false;
      if (button === 0) drag.current = { pointer: pointerId, from: sight, x: clientX, y: clientY, isMoving: false };
    },
    onPointerMove: ({ pointerId, clientX, clientY, currentTarget }: PointerEvent): void => {
      const held = drag.current;
      if (held === null || held.pointer !== pointerId) return;
      const [dx, dy] = [clientX - held.x, clientY - held.y];
      if (!held.isMoving && Math.hypot(dx, dy) < slip) return;
      if (!held.isMoving) currentTarget.setPointerCapture(pointerId);
      held.isMoving = true;
      onMove({ ...held.from, x: held.from.x - dx / held.from.scale, y: held.from.y - dy / held.from.scale });
    },
    onPointerUp: (): void => {
      justMoved.current = drag.current?.isMoving ?? false;
      drag.current = null;
    },
    onPointerCancel: (): void => {
      drag.current = null;
    },
    onClickCapture: (event: MouseEvent): void => {
      if (justMoved.current) event.stopPropagation();
      justMoved.current = false;
    },
  };
}
