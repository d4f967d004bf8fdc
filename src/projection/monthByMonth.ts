/** The door to what is worked month by month, apart from the plan: the pane loads it with the sheets, later. */
export { cashFlow, hasCashFlow, type CashFlow, type CashMonth, type GrantWindow, type WindowMonth } from './cashFlow';
export { arrivesLater, cfrMonths, type CfrMonths } from './cfrMonths';
export { advanceText, cashChecks, cashSteps, checksOf, lapseText, toComeText, windowSteps } from './explainCashFlow';
export { monthlyAmounts, type MonthAmounts } from './monthlyAmounts';
