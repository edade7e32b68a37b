import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAssets } from './assets.mjs'
import { withLock } from './lock.mjs'
import { mustBeWritable, root, step } from './steps.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, 'stamp')
const sources = ['src', 'profile', 'bin', 'package-lock.json', 'tsconfig.json']

/** Makes sure that dist/ holds the build of the sources as they are now. The tests call it too. */
export async function build(output = process.stderr) {
  if (isBuilt()) return
  mustBeWritable(root)
  await withLock(join(root, '.tools'), 'bootstrap', async () => {
    if (!isBuilt()) await step(output, 'Building the office', buildAll)
  })
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources()
}

/** Into a folder of its own first: nobody ever sees half a build, or loses a good one to a bad one. */
async function buildAll() {
  const hash = hashOfSources()
  const fresh = join(root, `dist.new-${process.pid}`)
  const old = join(root, `dist.old-${process.pid}`)
  try {
    await Promise.all([buildPrograms(fresh), buildAssets(join(fresh, 'public'))])
    writeFileSync(join(fresh, 'stamp'), hash)
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(fresh, dist)
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
  }
}

async function buildPrograms(outdir) {
  const esbuild = await import('esbuild')
  await esbuild.build({
    ...howProgramsAreBuilt,
    entryPoints: ['server.ts', 'ov.ts'].map((name) => join(root, 'src', name)).filter((file) => existsSync(file)),
    outdir,
    // Shared parts lie beside the programs: src/root.ts finds the project from there.
    splitting: true,
    chunkNames: '[name]-[hash]',
  })
}

export const howProgramsAreBuilt = {
  absWorkingDir: root,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node26',
  format: 'esm',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: '#markup',
  logLevel: 'warning',
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (path.includes('.')) return [path]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort()
}
