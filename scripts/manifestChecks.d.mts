/** The faults of a manifest as plain sentences; none where all is well. `folders` is where the files at its addresses lie. */
export function checkManifest(xmlText: string, ...folders: readonly string[]): string[];
