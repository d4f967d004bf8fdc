/** Tests run as ES modules, as the libraries are published; `npm test` sets the flag that Node needs for it. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }] },
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/longestFirst.cjs',
  // The browser and the spreadsheet programs that tests call wait for the tests as often as the tests for them.
  maxWorkers: '100%',
};
