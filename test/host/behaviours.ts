import type { AnyBehaviour } from './behaviour';
import { CHART_BEHAVIOURS } from './chartBehaviours';
import { NAME_BEHAVIOURS } from './nameBehaviours';
import { RANGE_BEHAVIOURS } from './rangeBehaviours';
import { RANGE_FORMAT_BEHAVIOURS } from './rangeFormatBehaviours';
import { SHEET_BEHAVIOURS } from './sheetBehaviours';
import { TABLE_BEHAVIOURS } from './tableBehaviours';
import { WORKBOOK_BEHAVIOURS } from './workbookBehaviours';

/** What the classes of the object model do, by the class's name. */
export const BEHAVIOURS: Readonly<Record<string, AnyBehaviour | undefined>> = {
  ...WORKBOOK_BEHAVIOURS, ...SHEET_BEHAVIOURS, ...RANGE_BEHAVIOURS, ...RANGE_FORMAT_BEHAVIOURS, ...TABLE_BEHAVIOURS, ...CHART_BEHAVIOURS, ...NAME_BEHAVIOURS,
};

/** Properties that take only the values of an enumeration. */
export const ENUMS: Readonly<Record<string, string | undefined>> = {
  'Worksheet.Visibility': 'SheetVisibility',
  'RangeFormat.HorizontalAlignment': 'HorizontalAlignment',
  'RangeFormat.VerticalAlignment': 'VerticalAlignment',
  'RangeFont.Underline': 'RangeUnderlineStyle',
  'RangeBorder.Style': 'BorderLineStyle',
  'RangeBorder.Weight': 'BorderWeight',
  'PageLayout.Orientation': 'PageOrientation',
  'PageLayout.PaperSize': 'PaperType',
  'Chart.ChartType': 'ChartType',
  'ChartSeries.ChartType': 'ChartType',
  'ChartLegend.Position': 'ChartLegendPosition',
  'ChartSeries.AxisGroup': 'ChartAxisGroup',
  'ChartSeries.MarkerStyle': 'ChartMarkerStyle',
  'ChartLineFormat.LineStyle': 'ChartLineStyle',
  'ChartAxis.TickLabelPosition': 'ChartAxisTickLabelPosition',
  'ChartAxis.Position': 'ChartAxisPosition',
};
