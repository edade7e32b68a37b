import { join } from 'node:path'
import { connect } from '../../src/db.ts'
import { importFolder } from '../../src/feed/import.ts'
import { filesIn } from '../../src/lib/files.ts'

// A process of its own that imports a folder, for tests that kill it.
const [url = '', folder = '', dataDir = '', today = ''] = process.argv.slice(2)
const sql = connect(url)
await importFolder({
  sql,
  files: filesIn(join(dataDir, 'files')),
  folder,
  canPay: true,
  reportsFolder: join(dataDir, 'reports'),
  ...(today && { today }),
})
await sql.end()
