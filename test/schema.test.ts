import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeSchema } from '../src/describe-schema.ts'
import { root } from '../src/root.ts'
import { connections } from './database.ts'

it('has a description of the database as the migrations make it (`npm run -s ov -- migrate --schema` writes it)', async () => {
  expect(readFileSync(join(root, 'db', 'schema.sql'), 'utf8')).toBe(await describeSchema(connections))
})
