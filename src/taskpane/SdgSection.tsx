/** Money: the School Development Grant of the schools on a list in the workbook, and of the authority. */
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import type { SdgSchool } from '../projection';
import type { PlanMade } from '../workbook/planWorkbook';
import type { PlannedSdg } from '../workbook/schools/planSdg';
import { authoritySteps, schoolYearSteps } from '../workbook/sheets/sdgReasons';
import { AmountTable } from './AmountTable';
import { Details } from './Details';
import { Reasons, StepList } from './Reasons';

/** So many schools at a time. */
const SHOWN_AT_ONCE = 50;

function School({ school, sdg: { projection } }: { readonly school: SdgSchool; readonly sdg: PlannedSdg }): ReactElement {
  const years = projection.schoolYears.filter((entry) => entry.school === school);
  return (
    <Details summary={<>{school.school} <span className="quiet">{school.phase}</span></>}>
      {() => (
        <>
          <AmountTable
            caption={school.school} of="Year" headers={['Allocation', 'AST part', 'Rest']}
            rows={years.map(({ year, allocation, astPart, rest }) => ({ key: String(year), name: financialYearText(year), cells: [allocation, astPart, rest] }))}
          />
          {years.map((entry) => <div key={entry.year}><p>{financialYearText(entry.year)}: the AST part: {entry.condition.text}.</p><StepList steps={schoolYearSteps(entry)} /></div>)}
        </>
      )}
    </Details>
  );
}

function Projection({ sdg }: { readonly sdg: PlannedSdg }): ReactElement {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const { projection, leftOut, list } = sdg;
  const { authority, schools } = projection;
  return (
    <>
      <p>From “{list}”: {schools.length} {schools.length === 1 ? 'school' : 'schools'}{leftOut === 0 ? '' : `, without ${String(leftOut)} ${leftOut === 1 ? 'row' : 'rows'} that could not be used: see Plan`}.</p>
      {authority.length === 0
        ? <p className="doubt">No year of this plan can be reckoned: see Plan for what is missing.</p>
        : (
          <>
            <AmountTable
              caption="The authority" of="Year" headers={['Sum over the schools', 'From the totals', 'Difference', 'AST part', 'Rest']}
              rows={authority.map(({ year, bottomUp, topDown, difference, astPart, rest }) => ({ key: String(year), name: financialYearText(year), cells: [bottomUp, topDown, difference, astPart, rest] }))}
            />
            {authority.map((total) => <Reasons key={total.year} of={`the authority, ${financialYearText(total.year)}`} steps={() => authoritySteps(total, projection)} />)}
          </>
        )}
      <h3>School by school</h3>
      {schools.slice(0, shown).map((school) => <School key={`${school.school} ${String(school.row)}`} school={school} sdg={sdg} />)}
      {schools.length > shown && <Button size="small" onClick={() => { setShown(shown + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, schools.length - shown)} more of {schools.length - shown}</Button>}
    </>
  );
}

export function SdgSection({ made: { planned: { sdg } } }: { readonly made: PlanMade }): ReactElement {
  return (
    <section aria-labelledby="sdg">
      <h2 id="sdg">School Development Grant</h2>
      {sdg === null
        ? <p>This workbook has no list of schools. To see the grant of each school and of the authority, add a sheet with the headings School, Phase, SDG 2005-06, Pupils 2005-06, Pupils 2006-07 and so on, with a school in each row, and read again.</p>
        : <Projection sdg={sdg} />}
    </section>
  );
}
