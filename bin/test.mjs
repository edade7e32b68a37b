import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { ensureChromium, ensureJava } from './machine.mjs'
import { runChild } from './run-child.mjs'
import { main, root, seconds } from './steps.mjs'

const checks = [
  { title: 'Format and lint', tool: 'biome', args: ['ci', '.'] },
  { title: 'Types', tool: 'tsc', args: ['--noEmit'] },
  { title: 'Unused code', tool: 'knip', args: [] },
  { title: 'Tests', tool: 'vitest', args: ['run'] },
]

await main(async () => {
  await bootstrap()
  const env = { ...process.env, CHROMIUM_PATH: await ensureChromium(), JAVA: await ensureJava() }
  const failed = []
  for (const { title, tool, args } of checks) {
    if (!(await passes(title, tool, args, env))) failed.push(title)
  }
  if (failed.length === 0) return say('Everything passed.')
  say(`Failed: ${failed.join(', ')}.`)
  return 1
})

async function passes(title, tool, args, env) {
  say(`\n── ${title}: ${[tool, ...args].join(' ')}`)
  const start = performance.now()
  const command = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool)
  const code = await runChild(command, args, { env })
  say(`── ${title}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds(performance.now() - start)}`)
  return code === 0
}

function say(text) {
  process.stdout.write(`${text}\n`)
}
