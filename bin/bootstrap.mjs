import { ensureBuilt } from './build.mjs'
import { ensureNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'

/** All that a command needs before it runs; says nothing when nothing is missing. */
export async function bootstrap({ output = process.stdout, build = true } = {}) {
  await ensureNode(output)
  await ensurePackages(output)
  if (build) await ensureBuilt(output)
  process.setSourceMapsEnabled(true)
}
