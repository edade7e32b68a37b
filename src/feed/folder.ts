import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './cells.ts'
import { type FeedFile, feedFiles, laterFiles } from './feed-files.ts'

export type FeedFolder = {
  /** In the order in which they land. */
  files: { file: FeedFile; path: string; bytes: number }[]
  /** The folder with the utility's own prints. */
  pdf: string | undefined
  /** The folder with the stamped invoices. */
  cfdi: string | undefined
  refused: { name: string; fault: Fault }[]
  later: string[]
  unknown: string[]
}

/** What lies in the folder, or nothing when there is no such folder to read. Links are not followed. */
export function lookInto(folder: string): FeedFolder | undefined {
  const names = namesIn(folder)
  if (!names) return undefined
  const place = realpathSync(folder)
  const refused: FeedFolder['refused'] = []
  const isSound = (name: string, isFolder: boolean) => {
    const fault = faultOf(join(place, name), isFolder)
    if (fault) refused.push({ name, fault })
    return !fault
  }
  const folderNamed = (name: string) => (names.includes(name) && isSound(name, true) ? join(place, name) : undefined)
  const known = feedFiles.filter(({ name }) => names.includes(`${name}.csv`) && isSound(`${name}.csv`, false))
  return {
    files: known.map((file) => {
      const path = join(place, `${file.name}.csv`)
      return { file, path, bytes: statSync(path).size }
    }),
    pdf: folderNamed('pdf'),
    cfdi: folderNamed('cfdi'),
    refused,
    later: names.filter((name) => laterFiles.includes(name)),
    unknown: names.filter((name) => !isOfTheFeed(name) && !name.startsWith('.')),
  }
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) return undefined
    throw error
  }
}

export function faultOf(path: string, isFolder: boolean): Fault | undefined {
  const at = lstatSync(path)
  if (at.isSymbolicLink()) return new Fault('feed.refused.link')
  if (isFolder) return at.isDirectory() ? undefined : new Fault('feed.refused.notFolder')
  return at.isFile() ? undefined : new Fault('feed.refused.notFile')
}

const isOfTheFeed = (name: string) =>
  name === 'pdf' ||
  name === 'cfdi' ||
  laterFiles.includes(name) ||
  feedFiles.some((file) => name === `${file.name}.csv`)
