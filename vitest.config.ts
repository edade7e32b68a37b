import { configDefaults, defineConfig } from 'vitest/config'

/** Every page, by axe and the HTML checker, takes minutes: `PAGES=yes npm test` judges them too. */
const longer = process.env.PAGES ? [] : ['test/pages.test.ts']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...longer],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
