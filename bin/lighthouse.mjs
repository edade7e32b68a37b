import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { withLock } from './lock.mjs'
import { npm, registryProblem } from './npm.mjs'
import { runTypeScript } from './run-typescript.mjs'
import { main, mustBeWritable, root, step } from './steps.mjs'

/** Another one may judge by other rules: the figures of docs/decisions/first-view.md are this one's. */
const version = '13.5.0'
const folder = join(root, '.tools', 'lighthouse')

await main(async () => {
  await bootstrap()
  await ensureLighthouse(process.stdout)
  return await runTypeScript(join(root, 'bench', 'lighthouse.ts'), process.argv.slice(2))
})

/** 114 packages and 176 MB that nothing else needs: installed by the first who asks for them, into an ignored folder. */
async function ensureLighthouse(output) {
  if (isInstalled()) return
  mustBeWritable(root)
  await withLock(join(root, '.tools'), 'lighthouse', async () => {
    if (!isInstalled()) await step(output, `Installing Lighthouse ${version}`, install)
  })
}

function isInstalled() {
  const about = join(folder, 'node_modules', 'lighthouse', 'package.json')
  return existsSync(about) && JSON.parse(readFileSync(about, 'utf8')).version === version
}

async function install() {
  const { code, output } = await npm(
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--ignore-scripts',
    `lighthouse@${version}`,
  )
  if (code !== 0) throw registryProblem(output, `Lighthouse ${version} could not be installed`)
}
