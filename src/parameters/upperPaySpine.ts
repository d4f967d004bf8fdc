/**
 * The upper pay spine, U1 to U3 (REV-1), whole pounds a year. A point that is not here was not found.
 * One line is one area's table of one September.
 */
import { AWARDS, type PayTable } from './payTable';

export const UPPER_PAY_SPINE: readonly PayTable[] = [
  { from: '2005-09-01', area: 'Rest', scale: 'Upper', points: { 1: [30_339, 'EDWORLD_2005'], 2: [31_464, 'EDWORLD_2005'], 3: [32_628, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Rest', scale: 'Upper', points: { 1: [31_098, AWARDS], 2: [32_253, AWARDS], 3: [33_444, 'TES_QA35_2007'] } },
  { from: '2007-09-01', area: 'Rest', scale: 'Upper', points: { 1: [31_878, 'TES_QA74_2007'], 2: [33_060, AWARDS], 3: [34_281, 'TES_QA74_2007'] } },
  { from: '2008-09-01', area: 'Rest', scale: 'Upper', points: { 1: [32_660, AWARDS], 2: [33_870, AWARDS], 3: [35_121, AWARDS] } },
  { from: '2009-09-01', area: 'Rest', scale: 'Upper', points: { 1: [33_412, AWARDS], 2: [34_650, AWARDS], 3: [35_929, AWARDS] } },
  { from: '2010-09-01', area: 'Rest', scale: 'Upper', points: { 1: [34_181, 'PUK_2011'], 2: [35_447, 'PUK_2011'], 3: [36_756, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Rest', scale: 'Upper', points: { 1: [34_181, 'PUK_2011'], 2: [35_447, 'PUK_2011'], 3: [36_756, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Rest', scale: 'Upper', points: { 1: [34_181, AWARDS], 2: [35_447, AWARDS], 3: [36_756, AWARDS] } },
  { from: '2005-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [31_260, 'EDWORLD_2005'], 2: [32_385, 'EDWORLD_2005'], 3: [33_549, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [32_043, AWARDS], 2: [33_195, AWARDS], 3: [34_389, AWARDS] } },
  { from: '2007-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [32_847, AWARDS], 2: [34_026, AWARDS], 3: [35_250, AWARDS] } },
  { from: '2008-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [33_652, AWARDS], 2: [34_860, AWARDS], 3: [36_114, AWARDS] } },
  { from: '2009-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [34_426, AWARDS], 2: [35_662, AWARDS], 3: [36_945, AWARDS] } },
  { from: '2010-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [35_218, 'PUK_2011'], 2: [36_483, 'PUK_2011'], 3: [37_795, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [35_218, 'PUK_2011'], 2: [36_483, 'PUK_2011'], 3: [37_795, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Fringe', scale: 'Upper', points: { 1: [35_218, AWARDS], 2: [36_483, AWARDS], 3: [37_795, AWARDS] } },
  { from: '2005-09-01', area: 'Outer', scale: 'Upper', points: { 1: [32_979, 'EDWORLD_2005'], 2: [34_101, 'EDWORLD_2005'], 3: [35_268, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Outer', scale: 'Upper', points: { 1: [33_804, AWARDS], 2: [34_956, AWARDS], 3: [36_150, AWARDS] } },
  { from: '2007-09-01', area: 'Outer', scale: 'Upper', points: { 1: [34_650, AWARDS], 2: [35_832, AWARDS], 3: [37_056, AWARDS] } },
  { from: '2010-09-01', area: 'Outer', scale: 'Upper', points: { 1: [37_599, 'PUK_2011'], 2: [38_991, 'PUK_2011'], 3: [40_433, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Outer', scale: 'Upper', points: { 1: [37_599, 'PUK_2011'], 2: [38_991, 'PUK_2011'], 3: [40_433, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Outer', scale: 'Upper', points: { 1: [37_599, AWARDS], 2: [38_991, AWARDS], 3: [40_433, AWARDS] } },
  { from: '2005-09-01', area: 'Inner', scale: 'Upper', points: { 1: [35_985, 'EDWORLD_2005'], 2: [37_752, 'EDWORLD_2005'], 3: [38_916, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Inner', scale: 'Upper', points: { 1: [36_885, AWARDS], 2: [38_697, AWARDS], 3: [39_891, AWARDS] } },
  { from: '2007-09-01', area: 'Inner', scale: 'Upper', points: { 1: [37_809, AWARDS], 2: [39_666, AWARDS], 3: [40_890, AWARDS] } },
  { from: '2010-09-01', area: 'Inner', scale: 'Upper', points: { 1: [41_497, 'PUK_2011'], 2: [43_536, 'PUK_2011'], 3: [45_000, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Inner', scale: 'Upper', points: { 1: [41_497, 'PUK_2011'], 2: [43_536, 'PUK_2011'], 3: [45_000, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Inner', scale: 'Upper', points: { 1: [41_497, AWARDS], 2: [43_536, AWARDS], 3: [45_000, AWARDS] } },
];
