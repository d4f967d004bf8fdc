/** How the benchmark says what it measured. */
export function say(name: string, value: string): void {
  console.log(`${name.padEnd(64)} ${value}`);
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
export const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;

/** The most memory that this process has held, in MB. */
export function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
