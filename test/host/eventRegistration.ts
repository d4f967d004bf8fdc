import type { SimulatedWorkbook } from './simulatedWorkbook';

/** The numbers of the events in the messages, by the part of the registering method's name that differs. */
export const EVENT_TYPES = { DataChanged: 10, Activated: 11, Deactivated: 12, Added: 13, SelectionChanged: 14, Deleted: 15 } as const;
/** What an event that is watched on the whole workbook is addressed to. */
export const WORKBOOK_TARGET = 'Workbook';

type Registering<T> = Record<string, (target: T) => unknown>;

function count(workbook: SimulatedWorkbook, key: string, by: number): null {
  workbook.registrations.set(key, Math.max(0, (workbook.registrations.get(key) ?? 0) + by));
  return null;
}

/** The methods with which handlers of the named events are registered and taken away. */
export function registering<T>(names: readonly (keyof typeof EVENT_TYPES)[], of: (target: T) => { workbook: SimulatedWorkbook; targetId: string }): Registering<T> {
  const methods: Registering<T> = {};
  for (const name of names) {
    for (const [prefix, by] of [['_Register', 1], ['_Unregister', -1]] as const) {
      methods[`${prefix}${name}Event`] = (target) => {
        const { workbook, targetId } = of(target);
        return count(workbook, `${EVENT_TYPES[name]}|${targetId}`, by);
      };
    }
  }
  return methods;
}
