/** The content of functions.json, which tells Excel of the functions. The build calls it, and puts in the address it builds for. */
import { functionsMetadata } from '../src/functions/metadata';
import { SOURCE_BASE } from './baseAddress.mjs';

export default function functionsFile(): string {
  return `${JSON.stringify(functionsMetadata(SOURCE_BASE), null, 2)}\n`;
}
