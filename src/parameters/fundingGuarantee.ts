/** The minimum funding guarantee: the least rise per pupil of a financial year, by phase (SDG-2). */
import { series, type DatedRate } from './datedRate';

const NOT_FOUND = 'no source was found; the three-year settlement of 2008 makes 2.1% likely';

export const MINIMUM_FUNDING_GUARANTEE: readonly DatedRate[] = series([
  { from: '2004-04-01', until: '2005-03-31', percent: 3.4, source: 'HANS_MFG_2008', phase: 'primary' },
  { from: '2004-04-01', until: '2005-03-31', percent: 3.4, source: 'HANS_MFG_2008', phase: 'secondary' },
  { from: '2005-04-01', until: '2006-03-31', percent: 4.9, source: 'HANS_MFG_2008', phase: 'primary' },
  { from: '2006-04-01', until: '2007-03-31', percent: 4.0, source: 'TES_MFG_2005', phase: 'primary' },
  { from: '2006-04-01', until: '2007-03-31', percent: 3.4, source: 'TES_MFG_2005', phase: 'secondary' },
  { from: '2007-04-01', until: '2008-03-31', percent: 3.7, source: 'TES_MFG_2005' },
  { from: '2008-04-01', until: '2009-03-31', percent: 2.1, source: 'CSF_2008' },
  { from: '2009-04-01', until: '2010-03-31', percent: 2.1, status: 'assumed', basis: NOT_FOUND },
  { from: '2010-04-01', until: '2011-03-31', percent: 2.1, status: 'assumed', basis: NOT_FOUND },
]);
