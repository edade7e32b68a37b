import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../root.ts'
import type { Drawn } from './picture-process.ts'
import type { Refusal } from './rules.ts'

const patience = 20_000

export type Picture = { bytes: Buffer; position: string | undefined }

/**
 * The same picture written by us: nothing that came with it is in it any more. What it says of where it was taken is
 * handed out beside it. A process of its own draws it: a picture that breaks the decoder breaks nothing else.
 */
export async function redrawn(path: string): Promise<Picture | { refused: Refusal }> {
  const ours = `${path}.redrawn`
  try {
    const drawn = await draw(path, ours)
    return 'refused' in drawn ? drawn : { bytes: await readFile(ours), position: drawn.position }
  } finally {
    await rm(ours, { force: true })
  }
}

// Node reads the file's TypeScript itself, so the built office and the tests run the same one.
const program = join(root, 'src', 'attachments', 'picture-process.ts')

async function draw(from: string, to: string): Promise<Drawn> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, from, to], { timeout: patience })
    return JSON.parse(stdout) as Drawn
  } catch (error) {
    // Killed: by our patience, or by what the picture made of the decoder.
    const { killed, signal } = error as { killed?: boolean; signal?: string | null }
    if (killed) return { refused: 'pixels' }
    if (signal) return { refused: 'broken' }
    throw error
  }
}
