const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
}

/** Suites that need something real (the bundle, an engine) lie in folders of their own. */
const SUITES = ['bundle', 'engine', 'faults']

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: SUITES.map((suite) => `<rootDir>/__tests__/${suite}/`),
    },
    ...SUITES.map((suite) => ({
      ...common,
      displayName: suite,
      testMatch: [`<rootDir>/__tests__/${suite}/**/*.test.ts`],
    })),
  ],
}
