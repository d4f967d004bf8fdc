/** What a cell says of a teacher's qualification (APP-1, ATS-1). */
import { dateOf, dayText } from '../../domain/calendar';
import type { Qualification } from '../../rules/eligibility';
import { cellText, isDateCell, tidy, type CellValue } from '../port';
import { DAYS_TO_1970 } from '../sheetWrite';
import type { Reading } from '../staff/cells';

const EXPECTED = 'QTS, QTLS, both, or none';

/** A heading under which “yes” means QTS. */
const QTS_HEADING = /^(?:has |holds )?(?:qts|qualified teacher(?: status)?)\b(?!.*\bqtls\b)/i;

const STATUS = String.raw`(?:qts|qtls|qualified(?: teacher(?: status)?)?)\b`;
/** A status that is denied, or still to come: no QTS, not yet qualified, QTS pending. */
const DENIED = new RegExp(String.raw`\b(?:no|not|non|without|awaiting|pending|towards?|working for)[\s-]*(?:yet )?(?:an? )?${STATUS}|\b${STATUS}[\s:,(-]*(?:pending|awaited|expected|not yet|to come)\b`, 'g');

/** What the teacher is said to hold. “Yes” and “no” say it only under a heading that asks for QTS. */
export function readQualification(value: CellValue, heading: string): Reading<Qualification> {
  const unread = { found: isDateCell(value) ? `the date ${dayText(value.day)}` : `“${cellText(value)}”`, expected: EXPECTED };
  if (isDateCell(value) || typeof value === 'number') return unread;
  const text = tidy(cellText(value)).toLowerCase().replace(/\bq\.\s?t\.\s?s\b\.?/g, 'qts').replace(/\bq\.\s?t\.\s?l\.\s?s\b\.?/g, 'qtls');
  if (/\?|\bor\b/.test(text)) return unread;
  if (/^(?:yes|y|true)\.?$/.test(text)) return QTS_HEADING.test(tidy(heading)) ? { value: 'QTS' } : { ...unread, expected: `${EXPECTED}: “yes” does not say which` };
  if (/^(?:no|n|none|neither|false)\.?$/.test(text)) return { value: 'none' };
  const held = text.replace(DENIED, '');
  const qtls = /\bqtls\b|\bqualified teacher,? learning (?:and|&) skills\b/.test(held);
  const qts = /\bqts\b|\bqualified teacher(?: status)?\b(?!,? learning)/.test(held);
  if (qtls || qts) return { value: qtls && qts ? 'QTS and QTLS' : qtls ? 'QTLS' : 'QTS' };
  return held !== text || /\b(?:unqualified|instructor|trainee)\b/.test(text) ? { value: 'none' } : unread;
}

/** Whether the cell, without naming a status, says what only qualified teachers say: a bare yes, or a training that leads to the status. It proves nothing, and is no reason to ask. */
export function namesTraining(value: CellValue): boolean {
  return /^(?:yes|y|true|qualified)\.?$|\bp\.?\s?g\.?\s?c\.?\s?e\b|\bb\.?\s?ed\b|\bcert\.?\s?ed\b|\bg\.?t\.?p\b|\bscitt\b|\bteach first\b/.test(tidy(cellText(value)).toLowerCase());
}

/** A year that stands where a day should: 2004 as a number or a text, or as the date that Excel makes of the number 2004. */
export function yearAlone(value: CellValue): number | undefined {
  if (isDateCell(value) && dateOf(value.day).year >= 1950) return undefined;
  const text = cellText(value);
  const year = isDateCell(value) ? value.day + DAYS_TO_1970['1900'] : /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 1950 && year <= 2100 ? year : undefined;
}
