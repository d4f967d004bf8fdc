/**
 * The main pay scale, M1 to M6, whole pounds a year. A point that is not here was not found.
 * One line is one area's table of one September.
 */
import { AWARDS, type PayTable } from './payTable';

export const MAIN_PAY_SCALE: readonly PayTable[] = [
  { from: '2005-09-01', area: 'Rest', scale: 'Main', points: { 1: [19_161, 'EDWORLD_2005'], 2: [20_676, 'EDWORLD_2005'], 3: [22_338, 'EDWORLD_2005'], 4: [24_057, 'EDWORLD_2005'], 5: [25_953, 'EDWORLD_2005'], 6: [28_005, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Rest', scale: 'Main', points: { 1: [19_641, 'TES_CAREER_2006'], 2: [21_195, 'TES_CAREER_2006'], 3: [22_899, 'TES_Q23'], 4: [24_660, 'TES_Q23'], 5: [26_604, 'TES_Q23'], 6: [28_707, AWARDS] } },
  { from: '2007-09-01', area: 'Rest', scale: 'Main', points: { 1: [20_133, 'TES_QA74_2007'], 2: [21_726, AWARDS], 3: [23_472, AWARDS], 4: [25_278, AWARDS], 5: [27_270, AWARDS], 6: [29_427, 'TES_QA74_2007'] } },
  { from: '2008-09-01', area: 'Rest', scale: 'Main', points: { 1: [20_627, 'TMONEY_2008'], 2: [22_259, AWARDS], 3: [24_048, AWARDS], 4: [25_898, AWARDS], 5: [27_939, AWARDS], 6: [30_148, 'TMONEY_2008'] } },
  { from: '2009-09-01', area: 'Rest', scale: 'Main', points: { 1: [21_102, AWARDS], 2: [22_771, AWARDS], 3: [24_602, AWARDS], 4: [26_494, AWARDS], 5: [28_582, AWARDS], 6: [30_842, AWARDS] } },
  { from: '2010-09-01', area: 'Rest', scale: 'Main', points: { 1: [21_588, 'PUK_2011'], 2: [23_295, 'PUK_2011'], 3: [25_168, 'PUK_2011'], 4: [27_104, 'PUK_2011'], 5: [29_240, 'PUK_2011'], 6: [31_552, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Rest', scale: 'Main', points: { 1: [21_588, 'PUK_2011'], 2: [23_295, 'PUK_2011'], 3: [25_168, 'PUK_2011'], 4: [27_104, 'PUK_2011'], 5: [29_240, 'PUK_2011'], 6: [31_552, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Rest', scale: 'Main', points: { 1: [21_588, AWARDS], 2: [23_295, AWARDS], 3: [25_168, AWARDS], 4: [27_104, AWARDS], 5: [29_240, AWARDS], 6: [31_552, AWARDS] } },
  { from: '2005-09-01', area: 'Fringe', scale: 'Main', points: { 1: [20_082, 'EDWORLD_2005'], 2: [21_597, 'EDWORLD_2005'], 3: [23_259, 'EDWORLD_2005'], 4: [24_981, 'EDWORLD_2005'], 5: [26_877, 'EDWORLD_2005'], 6: [28_923, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Fringe', scale: 'Main', points: { 1: [20_586, AWARDS], 2: [22_137, AWARDS], 3: [23_841, AWARDS], 4: [25_608, AWARDS], 5: [27_549, AWARDS], 6: [29_649, AWARDS] } },
  { from: '2007-09-01', area: 'Fringe', scale: 'Main', points: { 1: [21_102, AWARDS], 2: [22_692, AWARDS], 3: [24_438, AWARDS], 4: [26_250, AWARDS], 5: [28_239, AWARDS], 6: [30_393, AWARDS] } },
  { from: '2008-09-01', area: 'Fringe', scale: 'Main', points: { 1: [21_619, 'TMONEY_2008'], 2: [23_248, AWARDS], 3: [25_037, AWARDS], 4: [26_894, AWARDS], 5: [28_931, AWARDS], 6: [31_138, 'TMONEY_2008'] } },
  { from: '2009-09-01', area: 'Fringe', scale: 'Main', points: { 1: [22_117, AWARDS], 2: [23_783, AWARDS], 3: [25_613, AWARDS], 4: [27_513, AWARDS], 5: [29_597, AWARDS], 6: [31_855, AWARDS] } },
  { from: '2010-09-01', area: 'Fringe', scale: 'Main', points: { 1: [22_626, 'PUK_2011'], 2: [24_331, 'PUK_2011'], 3: [26_203, 'PUK_2011'], 4: [28_146, 'PUK_2011'], 5: [30_278, 'PUK_2011'], 6: [32_588, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Fringe', scale: 'Main', points: { 1: [22_626, 'PUK_2011'], 2: [24_331, 'PUK_2011'], 3: [26_203, 'PUK_2011'], 4: [28_146, 'PUK_2011'], 5: [30_278, 'PUK_2011'], 6: [32_588, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Fringe', scale: 'Main', points: { 1: [22_626, AWARDS], 2: [24_331, AWARDS], 3: [26_203, AWARDS], 4: [28_146, AWARDS], 5: [30_278, AWARDS], 6: [32_588, AWARDS] } },
  { from: '2005-09-01', area: 'Outer', scale: 'Main', points: { 1: [22_002, 'EDWORLD_2005'], 2: [23_316, 'EDWORLD_2005'], 3: [24_978, 'EDWORLD_2005'], 4: [26_697, 'EDWORLD_2005'], 5: [28_593, 'EDWORLD_2005'], 6: [30_642, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Outer', scale: 'Main', points: { 1: [22_554, AWARDS], 2: [23_901, AWARDS], 3: [25_605, AWARDS], 4: [27_366, AWARDS], 5: [29_310, AWARDS], 6: [31_410, AWARDS] } },
  { from: '2007-09-01', area: 'Outer', scale: 'Main', points: { 1: [23_118, AWARDS], 2: [24_501, AWARDS], 3: [26_247, AWARDS], 4: [28_053, AWARDS], 5: [30_045, AWARDS], 6: [32_196, AWARDS] } },
  { from: '2008-09-01', area: 'Outer', scale: 'Main', points: { 1: [24_000, 'TMONEY_2008'], 4: [28_741, AWARDS] } },
  { from: '2009-09-01', area: 'Outer', scale: 'Main', points: { 4: [29_403, AWARDS] } },
  { from: '2010-09-01', area: 'Outer', scale: 'Main', points: { 1: [25_117, 'PUK_2011'], 2: [26_674, 'PUK_2011'], 3: [28_325, 'PUK_2011'], 4: [30_080, 'PUK_2011'], 5: [32_630, 'PUK_2011'], 6: [35_116, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Outer', scale: 'Main', points: { 1: [25_117, 'PUK_2011'], 2: [26_674, 'PUK_2011'], 3: [28_325, 'PUK_2011'], 4: [30_080, 'PUK_2011'], 5: [32_630, 'PUK_2011'], 6: [35_116, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Outer', scale: 'Main', points: { 1: [25_117, AWARDS], 2: [26_674, AWARDS], 3: [28_325, AWARDS], 4: [30_080, AWARDS], 5: [32_630, AWARDS], 6: [35_116, AWARDS] } },
  { from: '2005-09-01', area: 'Inner', scale: 'Main', points: { 1: [23_001, 'EDWORLD_2005'], 2: [24_315, 'EDWORLD_2005'], 3: [26_007, 'EDWORLD_2005'], 4: [27_756, 'EDWORLD_2005'], 5: [29_676, 'EDWORLD_2005'], 6: [31_749, 'EDWORLD_2005'] } },
  { from: '2006-09-01', area: 'Inner', scale: 'Main', points: { 1: [23_577, 'PT_2005'], 2: [24_924, AWARDS], 3: [26_658, AWARDS], 4: [28_452, AWARDS], 5: [30_420, AWARDS], 6: [32_544, AWARDS] } },
  { from: '2007-09-01', area: 'Inner', scale: 'Main', points: { 1: [24_168, AWARDS], 2: [25_548, AWARDS], 3: [27_327, AWARDS], 4: [29_166, AWARDS], 5: [31_182, AWARDS], 6: [33_360, AWARDS] } },
  { from: '2008-09-01', area: 'Inner', scale: 'Main', points: { 1: [25_000, 'TMONEY_2008'], 6: [34_768, 'TMONEY_2008'] } },
  { from: '2010-09-01', area: 'Inner', scale: 'Main', points: { 1: [27_000, 'PUK_2011'], 2: [28_408, 'PUK_2011'], 3: [29_889, 'PUK_2011'], 4: [31_446, 'PUK_2011'], 5: [33_865, 'PUK_2011'], 6: [36_387, 'PUK_2011'] } },
  { from: '2011-09-01', area: 'Inner', scale: 'Main', points: { 1: [27_000, 'PUK_2011'], 2: [28_408, 'PUK_2011'], 3: [29_889, 'PUK_2011'], 4: [31_446, 'PUK_2011'], 5: [33_865, 'PUK_2011'], 6: [36_387, 'PUK_2011'] } },
  { from: '2012-09-01', area: 'Inner', scale: 'Main', points: { 1: [27_000, AWARDS], 2: [28_408, AWARDS], 3: [29_889, AWARDS], 4: [31_446, AWARDS], 5: [33_865, AWARDS], 6: [36_387, AWARDS] } },
];
