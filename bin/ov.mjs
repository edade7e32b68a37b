import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bootstrap } from './bootstrap.mjs'
import { main, root } from './steps.mjs'

// Standard output is the command's own.
await main(async () => {
  await bootstrap({ output: process.stderr })
  await import(pathToFileURL(join(root, 'dist', 'ov.js')))
})
