import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { root } from '../../src/root.ts'
import { aFolder, aFreePort, node } from './processes.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The project as somebody gets it: nothing installed, nothing built. */
function aClone(): string {
  const folder = aFolder()
  for (const part of ['bin', '.npmrc', 'package.json', 'package-lock.json', 'tsconfig.json', 'profile']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  return folder
}

const start = (clone: string, env: Record<string, string>) =>
  node([join(clone, 'bin', 'start.mjs')], { cwd: clone, env: { npm_config_cache: join(clone, 'cache'), ...env } }).ended

it('says what to do when no packages can be had', async () => {
  const { code, stdout, stderr } = await start(aClone(), {
    npm_config_registry: `http://127.0.0.1:${await aFreePort()}`,
  })
  expect(code).toBe(1)
  expect(stdout).toBe('Installing packages … failed\n')
  expect(stderr.trim()).toMatch(
    /^The packages could not be installed: the npm registry cannot be reached .*run the command again\.$/,
  )
})

it('passes on the reason npm gives for anything else', async () => {
  const clone = aClone()
  rmSync(join(clone, 'package-lock.json'))
  const { code, stderr } = await start(clone, {})
  expect(code).toBe(1)
  expect(stderr).toMatch(
    /The packages could not be installed\. npm said:\nnpm error code EUSAGE\n.*package-lock\.json/s,
  )
})
