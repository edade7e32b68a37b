import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

const stored = 0

/** The files of a ZIP, by its central directory; each is held to its checksum. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = zip.lastIndexOf('PK\x05\x06')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + packed)
    const contents = zip.readUInt16LE(at + 10) === stored ? data : inflateRawSync(data)
    if (crc32(contents) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is not what its checksum says`)
    if (files.has(name)) throw new Error(`${name} is in the ZIP twice`)
    files.set(name, contents)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** What `unzip` itself says of it; undefined on a machine that has none. */
export function unzipSays(zip: Uint8Array): string | undefined {
  if (spawnSync('unzip', ['-v']).error) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  try {
    writeFileSync(join(folder, 'it.zip'), zip)
    return execFileSync('unzip', ['-tq', join(folder, 'it.zip')], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
