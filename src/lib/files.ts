import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** The office's own store. Keys are UUIDs of ours, never a name that a person chose. */
export type Files = {
  put(key: string, contents: Uint8Array): Promise<void>
  /** Fails before the first byte when there is nothing to read. */
  read(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}

/** Files in a folder of this machine. */
export function filesIn(folder: string): Files {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  const placeOf = (key: string) => `${key.slice(0, 2)}/${key}`
  return {
    put: (key, contents) => disk.put(placeOf(key), contents),
    read: async (key) => {
      const contents = await disk.getStream(placeOf(key))
      await once(contents, 'readable')
      return contents
    },
    remove: (key) => disk.delete(placeOf(key)),
  }
}
