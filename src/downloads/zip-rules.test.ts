import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { unzip, unzipSays } from '../../test/zip-files.ts'
import { zipEnd, zipped } from './zip-rules.ts'

const day = '2021-03-20'

it('is a ZIP whatever was written in between', () => {
  const words = Buffer.from('agua '.repeat(1000))
  const first = zipped({ name: 'uno/año.txt', contents: words, packed: deflateRawSync(words), day }, 0)
  const second = zipped({ name: 'dos.txt', contents: Buffer.from('x'), packed: deflateRawSync('x'), day }, first.size)
  const offset = first.size + second.size
  const directory = Buffer.concat([first.line, second.line])
  const end = zipEnd({ entries: 2, size: directory.length, offset })
  const zip = Buffer.concat([...first.bytes, ...second.bytes, directory, end])
  expect(zip.length).toBe(offset + directory.length + 22)
  expect([...unzip(zip)].map(([name, contents]) => [name, contents.length])).toEqual([
    ['uno/año.txt', 5000],
    ['dos.txt', 1],
  ])
  expect(unzipSays(zip) ?? 'No errors detected').toContain('No errors detected')
})

it.skipIf(spawnSync('unzip', ['-v']).error)('is read beyond four gigabytes and 65,535 files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip64-'))
  try {
    // A file with a hole: what is before the last document is not there, and takes no room.
    const at = 5 * 1024 ** 3
    const last = zipped({ name: 'last.txt', contents: Buffer.from('far away'), day }, at)
    const small = zipped({ name: 'a', contents: Buffer.from('a'), day }, 0)
    const entries = 70_000
    const directory = Buffer.concat([...Array<Buffer>(entries - 1).fill(small.line), last.line])
    const offset = at + last.size
    const file = openSync(join(folder, 'far.zip'), 'w')
    writeSync(file, Buffer.concat(small.bytes), 0, undefined, 0)
    const tail = Buffer.concat([...last.bytes, directory, zipEnd({ entries, size: directory.length, offset })])
    writeSync(file, tail, 0, undefined, at)
    closeSync(file)
    expect(execFileSync('unzip', ['-p', join(folder, 'far.zip'), 'last.txt'], { encoding: 'utf8' })).toBe('far away')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
