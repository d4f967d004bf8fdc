/** What if there were more pupils, or fewer: what the School Development Grant of the schools brings more (SDG-2). */
import { roundHalfUpBig, type BasisPoints, type Pence } from '../../domain/exact';
import type { SdgSchoolYear } from '../../projection';
import { SDG_BASE_YEAR } from '../../rules/sdg';
import type { PupilsChange } from '../sensitivity';
import type { PlannedSdg } from './planSdg';

const WHOLE_RATE = 10_000n;

/** The allocation with the pupils of the year up by so many hundredths of a per cent, rounded once. The pupils of 2005-06 stay: what a pupil brings is reckoned from them. */
function allocationWith({ year, perPupil, pupils: { value } }: SdgSchoolYear, change: BasisPoints): Pence {
  const share = WHOLE_RATE + (year === SDG_BASE_YEAR ? 0n : BigInt(change));
  return roundHalfUpBig(perPupil.numerator * BigInt(value.numerator) * share, perPupil.denominator * BigInt(value.denominator) * WHOLE_RATE);
}

/** The change of the sum over the schools in each year of the projection; `undefined` where there is no school. */
export function pupilsChangeOf(sdg: Pick<PlannedSdg, 'projection'> | null): PupilsChange | undefined {
  if (sdg === null || sdg.projection.schools.length === 0) return undefined;
  const { years, authority, schoolYears } = sdg.projection;
  return (change) => years.map((year) => {
    const total = authority.find((each) => each.year === year);
    if (total === undefined) return null;
    return schoolYears.reduce((sum, each) => sum + (each.year === year ? allocationWith(each, change) : 0), -total.bottomUp);
  });
}
