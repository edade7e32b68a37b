import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

/** A photograph as telephones take them: on its side, with the place where it was taken. */
export async function aPhoto({ width = 60, height = 40, format = 'jpeg' as 'jpeg' | 'png' | 'webp' } = {}) {
  const picture = sharp({ create: { width, height, channels: 3, background: '#2a6f97' } })
    .withExif({
      IFD0: { Make: 'Telefonos SA' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '20/1 35/1 1702/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '100/1 23/1 1702/100',
      },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format)
  return bytes(await picture.toBuffer())
}

/** A small PDF, whole, with `inside` in it. */
export const aPdf = (inside = ''): Uint8Array<ArrayBuffer> =>
  bytes(
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
      'latin1',
    ),
  )

/** A ZIP file of nothing. */
export const aZip = (): Uint8Array<ArrayBuffer> =>
  bytes(
    Buffer.concat([
      Buffer.from('504b030414000000000000000000000000000000000000000000010000006150', 'hex').subarray(0, 31),
      Buffer.from('504b0506', 'hex'),
      Buffer.alloc(18),
    ]),
  )

/** A PNG of a few kilobytes that says it is of a gigapixel, and is. */
export function aPixelBomb(side = 30_000): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  return bytes(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc((side / 8 + 1) * 2000))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

export const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => bytes(Buffer.concat(parts))
