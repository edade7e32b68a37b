import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { howProgramsAreBuilt } from './build.mjs'
import { runChild } from './run-child.mjs'
import { root } from './steps.mjs'

/** Resolves to the program's exit code. */
export async function runTypeScript(file, args) {
  const { build } = await import('esbuild')
  // In dist/, one level below the project, as src/root.ts expects of every program.
  const outfile = join(root, 'dist', `run-${basename(file).replace(/\W/g, '-')}-${process.pid}.mjs`)
  try {
    await build({ ...howProgramsAreBuilt, entryPoints: [file], outfile, sourcemap: 'inline' })
    return await runChild(process.execPath, ['--enable-source-maps', outfile, ...args])
  } finally {
    rmSync(outfile, { force: true })
  }
}
