import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bootstrap } from './bootstrap.mjs'
import { main, root } from './steps.mjs'

await main(async () => {
  await bootstrap()
  await import(pathToFileURL(join(root, 'dist', 'server.js')))
})
