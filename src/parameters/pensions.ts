/** The employer's contribution to the Teachers' Pension Scheme, % of pay. */
import { series, type DatedRate } from './datedRate';

/**
 * The rise to 13.5% was reported on 13 June 2003. One notice of April 2006 speaks of "+0.8" from 1 January 2007; it
 * conflicts with 13.5% and 14.1% and is not used. 16.4% is before the administration levy.
 */
export const EMPLOYER_PENSION: readonly DatedRate[] = series([
  { from: '2003-06-13', until: '2006-12-31', percent: 13.5, source: 'TES_PEN_2003' },
  { from: '2007-01-01', until: '2015-08-31', percent: 14.1, source: 'BBC_TPS_MIRROR' },
  { from: '2015-09-01', until: null, percent: 16.4, source: 'TP_2014' },
]);
