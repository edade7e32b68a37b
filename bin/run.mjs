import { resolve } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { runTypeScript } from './run-typescript.mjs'
import { main, Problem } from './steps.mjs'

await main(async () => {
  await bootstrap()
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Problem('Usage: node bin/run.mjs FILE.ts [arguments of the program]')
  return await runTypeScript(resolve(file), args)
})
