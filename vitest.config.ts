import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#markup', development: false } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The database of the run is dropped once the server's own housekeeping lets go of it.
    teardownTimeout: 90_000,
    maxWorkers: 3,
    // Loading the office anew for each of hundreds of files took a third of the time; a test keeps nothing in a module.
    isolate: false,
  },
})
