export const SOURCE_BASE: string;
export function readBase(given: unknown): string;
export function withBase(text: string, base: string): string;
export function withBaseInJson(text: string, base: string): string;
