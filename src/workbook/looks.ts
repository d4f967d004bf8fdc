/** How the styles of the product's own sheets look: one list for files and for Excel. */
import { MONEY_STYLES, type SheetWrite, type Style } from './sheetWrite';

/** Colours are RRGGBB; sizes are points. What is not said is as in a plain cell. */
export interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  /** The colour of a thin border on all sides. */
  readonly border?: string;
  readonly numberFormat: string;
  readonly wrap?: true;
  readonly alignment?: 'right' | 'center' | 'left';
  /** Steps that a text to the left is moved in by. */
  readonly indent?: number;
}

export const FONT_NAME = 'Calibri';
export const TEXT_SIZE = 11;
/** The navy of headings, headers and tabs. */
export const OWN_COLOUR = '1F3864';
/** The colours of a chart's series, in their order: each a good deal lighter than the one before, to be told apart in grey print too. */
export const SERIES_COLOURS: readonly string[] = [OWN_COLOUR, 'C55A11', '92B96A'];
/** The colour of the series at this place, from 0. */
export function seriesColour(index: number): string {
  return SERIES_COLOURS[index % SERIES_COLOURS.length] ?? OWN_COLOUR;
}
/** The amounts beside a chart, and other numbers. */
export const CHART_POUNDS = '[$£-809]#,##0';
export const CHART_NUMBERS = '#,##0';

/** The format of the numbers beside the chart: pounds where its first series is money. */
export function chartNumberFormat({ chart, tables }: Pick<SheetWrite, 'chart' | 'tables'>): string {
  const column = tables.find(({ name }) => name === chart?.table)?.columns.find(({ header }) => header === chart?.series[0]);
  return column === undefined || MONEY_STYLES.has(column.style) ? CHART_POUNDS : CHART_NUMBERS;
}

const POUNDS = '[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00';

export const LOOKS: Readonly<Record<Style, Look>> = {
  title: { bold: true, size: 16, color: OWN_COLOUR, numberFormat: 'General' },
  subtitle: { italic: true, size: 10, color: '595959', numberFormat: 'General' },
  heading: { bold: true, size: 12, color: OWN_COLOUR, numberFormat: 'General' },
  text: { numberFormat: '@' },
  wrapped: { numberFormat: 'General', wrap: true },
  header: { bold: true, color: 'FFFFFF', fill: OWN_COLOUR, numberFormat: 'General', wrap: true },
  headerRight: { bold: true, color: 'FFFFFF', fill: OWN_COLOUR, numberFormat: 'General', wrap: true, alignment: 'right' },
  plain: { numberFormat: 'General' },
  money: { numberFormat: POUNDS },
  moneyBold: { bold: true, numberFormat: POUNDS },
  number: { numberFormat: 'General' },
  months: { numberFormat: '0.00##' },
  date: { numberFormat: 'dd/mm/yyyy' },
  percent: { numberFormat: '0.0%' },
  input: { fill: 'FFF2CC', border: 'BFBFBF', numberFormat: '@', alignment: 'center' },
  inputNumber: { fill: 'FFF2CC', border: 'BFBFBF', numberFormat: 'General', alignment: 'center' },
  inputDate: { fill: 'FFF2CC', border: 'BFBFBF', numberFormat: 'dd/mm/yyyy', alignment: 'center' },
  inputWrapped: { fill: 'FFF2CC', border: 'BFBFBF', numberFormat: 'General', wrap: true },
  inputMoney: { fill: 'FFF2CC', border: 'BFBFBF', numberFormat: POUNDS },
  note: { italic: true, size: 10, color: '595959', numberFormat: 'General' },
  good: { bold: true, color: '1E6B2E', numberFormat: 'General' },
  answer: { bold: true, size: 13, color: OWN_COLOUR, numberFormat: 'General', wrap: true },
  small: { size: 10, numberFormat: 'General', wrap: true },
  beside: { numberFormat: 'General', wrap: true, alignment: 'left', indent: 1 },
  besideSmall: { size: 10, numberFormat: 'General', wrap: true, alignment: 'left', indent: 1 },
  besideHeading: { bold: true, size: 12, color: OWN_COLOUR, numberFormat: 'General', alignment: 'left', indent: 1 },
  bad: { bold: true, color: '9C0006', numberFormat: 'General' },
};
