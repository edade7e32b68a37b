// Run as a process of its own by the tests: opens the embedded database and holds it until it is told to end.
import { openEmbeddedDatabase } from '../../src/embedded/embedded.ts'

const { url, started, close } = await openEmbeddedDatabase({ dataDir: process.argv[2]! })
process.stdout.write(`open ${url} ${started}\n`)
const stay = setInterval(() => {}, 1000)
process.once('SIGTERM', async () => {
  await close()
  clearInterval(stay)
})
