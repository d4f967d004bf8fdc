import { serialDay, type DateSystem } from './dateSerial';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function dateText(serial: number, format: string, system: DateSystem): string {
  const { year, month, day } = serialDay(serial, system);
  const name = MONTHS[month - 1] ?? '';
  const parts: Record<string, string> = {
    yyyy: String(year), yy: String(year % 100).padStart(2, '0'), mmmm: name, mmm: name.slice(0, 3), mm: String(month).padStart(2, '0'), m: String(month),
    dd: String(day).padStart(2, '0'), d: String(day),
  };
  return format.replace(/yyyy|yy|mmmm|mmm|mm|m|dd|d/gi, (part) => parts[part.toLowerCase()] ?? part);
}

function plainNumberText(value: number, section: string): string {
  const isPercent = section.includes('%');
  const decimals = /\.([0#?]+)/.exec(section)?.[1]?.length ?? 0;
  const fixed = Math.abs(isPercent ? value * 100 : value).toFixed(decimals);
  const [whole = '', rest] = fixed.split('.');
  const grouped = section.includes(',') ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
  const number = rest === undefined ? grouped : `${grouped}.${rest}`;
  return (value < 0 ? '-' : '') + section.replace(/[#0?,.]*[0#?][#0?,.]*/, number);
}

/** What the cell shows, for the formats that schools' workbooks use; General and what is not known show the number itself. */
export function numberText(value: number, numberFormat: string, system: DateSystem): string {
  const format = numberFormat.replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1').replace(/\[[^\]]*\]/g, '').replace(/"([^"]*)"/g, '$1').replace(/\\(.)/g, '$1').replace(/_./g, '').replace(/\*./g, '');
  const sections = format.split(';');
  const section = (value < 0 && sections[1] !== undefined ? sections[1] : sections[0]) ?? '';
  if (section === '' || /general/i.test(section) || section === '@') return String(value);
  if (/[dy]|mmm/i.test(section)) return dateText(value, section.replace(/@/g, ''), system).trim();
  if (!/[0#?]/.test(section)) return section.trim();
  return plainNumberText(value < 0 && sections[1] !== undefined ? -value : value, section).trim();
}
