/** The pay awards of teachers in England (PAY-13), and how each was rounded. Information: pay is read from the tables. */
import { series, type DatedRate } from './datedRate';

export const PAY_AWARDS: readonly DatedRate[] = series([
  { from: '2006-09-01', until: '2007-08-31', percent: 2.5, source: 'PT_2005' },
  { from: '2007-09-01', until: '2008-08-31', percent: 2.5, source: 'PT_2005' },
  { from: '2008-09-01', until: '2009-08-31', percent: 2.45, source: 'HANS_2008_01_15' },
  { from: '2009-09-01', until: '2010-08-31', percent: 2.3, source: 'HANS_2008_01_15' },
  { from: '2010-09-01', until: '2011-08-31', percent: 2.3, source: 'XPERT_2010' },
  { from: '2011-09-01', until: '2012-08-31', percent: 0, source: 'PUK_2011' },
]);
