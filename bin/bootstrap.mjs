import { build } from './build.mjs'
import { ensureNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'

/** All that a command needs before it runs; says nothing when nothing is missing. */
export async function bootstrap({ output = process.stdout } = {}) {
  await ensureNode(output)
  await ensurePackages(output)
  await build(output)
  process.setSourceMapsEnabled(true)
}
