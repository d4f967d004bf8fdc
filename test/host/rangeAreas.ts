import type { CellRange } from './sheet';

/** Several ranges of one sheet. */
export class RangeAreas {
  constructor(readonly areas: readonly CellRange[]) {}

  get address(): string {
    return this.areas.map((area) => area.address).join(',');
  }
}
