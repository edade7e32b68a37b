import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { ensureChromium } from './machine.mjs'
import { runChild } from './run-child.mjs'
import { main, Problem, root } from './steps.mjs'

/** The suites that take longer than `npm test` may, each by its own size, and the one that takes the manual's pictures. */
const suites = {
  money: {
    files: ['test/payments/convergence.test.ts', 'test/payments/debit-days.test.ts'],
    env: { MONEY_CASES: '100000' },
  },
  downloads: { files: ['src/downloads/large.test.ts'], env: { DOWNLOAD_CONTRACTS: '400' } },
  manual: { files: ['test/manual/pictures.test.ts'], env: { MANUAL: 'take' }, inBrowser: true },
  crash: { files: ['test/payments/crash.test.ts'], env: { CRASH_PAYMENTS: '200' } },
}

await main(async () => {
  const suite = suites[process.argv[2]]
  if (!suite) throw new Problem(`Usage: node bin/long-test.mjs ${Object.keys(suites).join('|')}`)
  await bootstrap()
  const vitest = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'vitest.cmd' : 'vitest')
  const browser = suite.inBrowser ? { CHROMIUM_PATH: await ensureChromium() } : {}
  return await runChild(vitest, ['run', ...suite.files], { env: { ...process.env, ...suite.env, ...browser } })
})
