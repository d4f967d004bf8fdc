import { availableParallelism } from 'node:os';

/** Tests run as ES modules, as the libraries are published; `npm test` sets the flag that Node needs for it. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }] },
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/longestFirst.cjs',
  // While tests wait for the browser, a spreadsheet program or a timer, a processor would have nothing to do: so there is one worker more than processors.
  maxWorkers: availableParallelism() + 1,
};
