import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeSchema } from './describe-schema.ts'
import { migrate } from './migrate.ts'
import type { OvCommand } from './ov-command.ts'
import { root } from './root.ts'

export const migrateCommand: OvCommand = {
  summary: 'brings the database up to date',
  help: `
Usage: npm run -s ov -- migrate [--schema]

Applies the migrations of db/migrations that the database does not have yet. \`npm start\` does so by itself.

  --schema   also writes db/schema.sql, the description of the whole, from the database (for who adds a migration)
`,
  async run(args, { openDatabase, print }) {
    const { values } = parseArgs({ args, options: { schema: { type: 'boolean', default: false } } })
    const sql = await openDatabase()
    const applied = await migrate(sql)
    for (const name of applied) print(`Applied ${name}`)
    if (applied.length === 0) print('The database is up to date.')
    if (values.schema) writeFileSync(join(root, 'db', 'schema.sql'), await describeSchema(sql))
    return 0
  },
}
