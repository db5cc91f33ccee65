export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const bucket = 64;

/** Boxes of a picture, found again by the squares that they lie in. Cost: O(squares that a box lies in) for each. */
export function takenBoxes(): { readonly take: (box: Box) => void; readonly touches: (box: Box) => boolean } {
  const taken = new Map<string, Box[]>();
  return {
    take: (box) => {
      for (const square of squaresOf(box)) {
        const others = taken.get(square);
        if (others === undefined) taken.set(square, [box]);
        else others.push(box);
      }
    },
    touches: (box) => squaresOf(box).some((square) => (taken.get(square) ?? []).some((other) => meet(box, other))),
  };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function squaresOf({ left, right, top, bottom }: Box): string[] {
  const squares: string[] = [];
  for (let x = Math.floor(left / bucket); x <= Math.floor(right / bucket); x++)
    for (let y = Math.floor(top / bucket); y <= Math.floor(bottom / bucket); y++) squares.push(`${x},${y}`);
  return squares;
}
