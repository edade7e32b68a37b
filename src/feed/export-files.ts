import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './report.ts'

/** Says which export the folder holds; it is there only while all its files are of that export. */
const numberFile = 'exportacion.txt'

/** Writes each file beside its place and moves it there: nobody ever reads half of one. For the owner's eyes only. */
export function writeExport(folder: string, number: number, files: Record<string, string>): void {
  makeFolder(folder)
  rmSync(join(folder, numberFile), { force: true })
  for (const [name, text] of Object.entries({ ...files, [numberFile]: `${number}\n` })) {
    const place = join(folder, name)
    const beside = join(folder, `.${name}.${process.pid}`)
    rmSync(beside, { force: true })
    // `wx` follows no link that somebody laid there.
    const file = openSync(beside, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, place)
  }
}
