import { crc32 } from 'node:zlib'
import type { CivilDate } from '../lib/dates.ts'

/**
 * A ZIP as APPNOTE.TXT 6.3 describes it, piece by piece: what stands before a file, what the directory says of it, and
 * the end. Each piece needs nothing but its own facts, so that a ZIP half written is continued by whoever finds it.
 */
export type ZipEntry = { name: string; contents: Uint8Array; packed?: Uint8Array | undefined; day: CivilDate }

const stored = 0
const deflated = 8
/** Beyond these the field says so, and the ZIP64 one counts. */
const most16 = 0xffff
const most32 = 0xffffffff
const version = 20
const version64 = 45
/** The name is UTF-8. */
const utf8 = 0x0800

/** The bytes of a file at `offset` of the ZIP, and its line of the directory. */
export function zipped({ name, contents, packed, day }: ZipEntry, offset: number) {
  const data = packed && packed.length < contents.length ? packed : contents
  const nameBytes = Buffer.from(name)
  const facts = Buffer.alloc(24)
  facts.writeUInt16LE(utf8, 0)
  facts.writeUInt16LE(data === packed ? deflated : stored, 2)
  facts.writeUInt16LE(0, 4)
  facts.writeUInt16LE(dosDay(day), 6)
  facts.writeUInt32LE(crc32(contents), 8)
  facts.writeUInt32LE(data.length, 12)
  facts.writeUInt32LE(contents.length, 16)
  facts.writeUInt16LE(nameBytes.length, 20)
  const bytes = [Buffer.from('PK\x03\x04'), uint16(version), facts, nameBytes, data]
  return { bytes, size: 30 + nameBytes.length + data.length, line: directoryLine(facts, nameBytes, offset) }
}

function directoryLine(facts: Buffer, name: Buffer, offset: number): Buffer {
  const isFar = offset >= most32
  const extra = isFar ? Buffer.concat([uint16(1), uint16(8), uint64(offset)]) : Buffer.alloc(0)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(isFar ? most32 : offset, 10)
  const needed = uint16(isFar ? version64 : version)
  return Buffer.concat([
    ...[Buffer.from('PK\x01\x02'), uint16(version64), needed, facts.subarray(0, 22), uint16(extra.length)],
    ...[rest, name, extra],
  ])
}

/** What follows the last file, once `directory` has been written from `offset` on. */
export function zipEnd({ entries, size, offset }: { entries: number; size: number; offset: number }): Buffer {
  const isLarge = entries >= most16 || size >= most32 || offset >= most32
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Math.min(entries, most16), 8)
  end.writeUInt16LE(Math.min(entries, most16), 10)
  end.writeUInt32LE(Math.min(size, most32), 12)
  end.writeUInt32LE(Math.min(offset, most32), 16)
  if (!isLarge) return end
  return Buffer.concat([
    ...[Buffer.from('PK\x06\x06'), uint64(44), uint16(version64), uint16(version64), Buffer.alloc(8)],
    ...[uint64(entries), uint64(entries), uint64(size), uint64(offset)],
    ...[Buffer.from('PK\x06\x07'), Buffer.alloc(4), uint64(offset + size), Buffer.from([1, 0, 0, 0])],
    end,
  ])
}

const dosDay = (day: CivilDate) =>
  ((Number(day.slice(0, 4)) - 1980) << 9) | (Number(day.slice(5, 7)) << 5) | Number(day.slice(8, 10))

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
