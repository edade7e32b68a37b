import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What stops a command and what to do about it: shown as a sentence, without a stack. */
export class Problem extends Error {}

/** Says what is being done, does it, and says how long it took. */
export async function step(output, label, work) {
  const start = performance.now()
  output.write(`${label} … `)
  try {
    const result = await work()
    output.write(`${seconds(performance.now() - start)}\n`)
    return result
  } catch (error) {
    output.write('failed\n')
    throw error
  }
}

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/** Runs a command of ours; what goes wrong on the way ends it with a sentence. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0
  } catch (error) {
    process.stderr.write(`\n${error instanceof Problem ? error.message : error.stack}\n`)
    process.exitCode = 1
  }
}

/** A folder that cannot be written is said before anything fails half-way. */
export function mustBeWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Problem(
      `The folder ${folder} cannot be written (${error.code}), and there is something to install or build in it. ` +
        'Make it writable for this user, or copy the project to a folder that is.',
    )
  }
}
