/** The areas and scales of teachers' pay, by the names that the field uses. */

/** Pay areas: Rest is England outside London and the fringe. */
export const AREAS = ['Rest', 'Fringe', 'Outer', 'Inner'] as const;
export type Area = (typeof AREAS)[number];

export const AREA_NAMES: Readonly<Record<Area, string>> = {
  Rest: 'Rest of England',
  Fringe: 'London Fringe',
  Outer: 'Outer London',
  Inner: 'Inner London',
};

/** AST: the pay spine of Advanced Skills Teachers. Main: M1–M6. Upper: the upper pay spine, U1–U3. */
export const SCALES = ['AST', 'Main', 'Upper'] as const;
export type Scale = (typeof SCALES)[number];

export const SCALE_NAMES: Readonly<Record<Scale, string>> = {
  AST: 'AST pay spine',
  Main: 'main pay scale',
  Upper: 'upper pay spine',
};

/** A place on a scale, such as point 3 of the upper pay spine. */
export interface ScalePoint {
  readonly scale: Scale;
  readonly point: number;
}

/** U3, M6, AST 11. */
export function scalePointText({ scale, point }: ScalePoint): string {
  return scale === 'AST' ? `AST ${String(point)}` : `${scale === 'Upper' ? 'U' : 'M'}${String(point)}`;
}
