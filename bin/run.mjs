import { rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { howProgramsAreBuilt } from './build.mjs'
import { runChild } from './run-child.mjs'
import { main, Problem, root } from './steps.mjs'

await main(async () => {
  await bootstrap()
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Problem('Usage: node bin/run.mjs FILE.ts [arguments of the program]')
  return await runTypeScript(resolve(file), args)
})

async function runTypeScript(file, args) {
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
