import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newToken } from '../../lib/tokens.ts'

/** The key with which the gateway inside the office signs its notices: made once, kept in DATA_DIR with other secrets. */
export function sandboxKeyIn(dataDir: string): string {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, 'sandbox-notice-key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, newToken(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
