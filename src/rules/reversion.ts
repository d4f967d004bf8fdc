/** Threshold and reversion to the upper pay spine (REV-1 to REV-4). */
import type { ScalePoint } from '../domain/scales';
import { LAST_POINTS } from './payBook';


export interface Reversion {
  /** Always a point of the upper pay spine (REV-1). */
  readonly to: ScalePoint;
  /** chosen: the body's decision (REV-2). held: the U point held before. first: U1, for want of either. */
  readonly how: 'chosen' | 'held' | 'first';
  /** Whether the choice differs from the default, so that a reason is asked for (REV-2). */
  readonly asksForReason: boolean;
}

/**
 * Where an AST who returns to classroom teacher is paid: always on U1 to U3, whatever the earlier point (REV-1), by the
 * body's choice, else the U point held before, else U1 (REV-2).
 */
export function reversion(chosen: number | null, before: ScalePoint | null): Reversion {
  const held = before !== null && before.scale === 'Upper' ? before.point : null;
  if (chosen !== null) {
    return { to: { scale: 'Upper', point: chosen }, how: 'chosen', asksForReason: chosen !== (held ?? 1) };
  }
  if (held !== null) return { to: { scale: 'Upper', point: held }, how: 'held', asksForReason: false };
  return { to: { scale: 'Upper', point: 1 }, how: 'first', asksForReason: false };
}

/**
 * Where a teacher who passed the assessment but took up no AST post stands each September (REV-3): up the main scale,
 * a point a year, to M6, and at the next September across the threshold to U1. The first entry is the present point.
 */
export function pathWithoutPost(mainPoint: number, septembers: number): ScalePoint[] {
  const path: ScalePoint[] = [{ scale: 'Main', point: Math.min(mainPoint, LAST_POINTS.Main) }];
  for (let september = 0; september < septembers; september += 1) {
    const last = path[path.length - 1];
    if (last === undefined || last.scale === 'Upper') path.push({ scale: 'Upper', point: 1 });
    else if (last.point >= LAST_POINTS.Main) path.push({ scale: 'Upper', point: 1 });
    else path.push({ scale: 'Main', point: last.point + 1 });
  }
  return path;
}
