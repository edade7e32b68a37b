import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryIn, readMultipart, Unreadable } from './multipart.ts'

/** What comes out, however the bytes were cut on their way. */
async function read(bytes: Buffer, boundary: string, pieceSize = 7) {
  const parts: { name: string; filename: string | undefined; contents: string }[] = []
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, index) =>
    bytes.subarray(index * pieceSize, (index + 1) * pieceSize),
  )
  await readMultipart(Readable.from(pieces), boundary, (part) => {
    let contents = ''
    return {
      write: (piece) => {
        contents += Buffer.from(piece).toString('latin1')
      },
      end: () => {
        parts.push({ ...part, contents })
      },
    }
  })
  return parts
}

describe('a form with files', () => {
  it('is read as the platform writes it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.stringMatching(/^[a-zñ-]{1,8}$/), fc.uint8Array({ maxLength: 90 })), { maxLength: 4 }),
        fc.integer({ min: 1, max: 120 }),
        async (files, pieceSize) => {
          const form = new FormData()
          for (const [name, contents] of files) form.append(name, new File([contents], `${name} "1".jpg`))
          form.append('mensaje', 'Hola,\r\n--boundary')
          const request = new Request('http://x', { method: 'POST', body: form })
          const boundary = boundaryIn(request.headers.get('content-type')!)!
          const parts = await read(Buffer.from(await request.arrayBuffer()), boundary, pieceSize)
          expect(parts).toEqual([
            ...files.map(([name, contents]) => ({
              name,
              filename: `${name} "1".jpg`,
              contents: Buffer.from(contents).toString('latin1'),
            })),
            { name: 'mensaje', filename: undefined, contents: 'Hola,\r\n--boundary' },
          ])
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['nothing', ''],
    ['no boundary', 'zzz'],
    ['no end', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nuno'],
    ['a part without a name', '--x\r\nContent-Disposition: form-data\r\n\r\nuno\r\n--x--\r\n'],
    ['a head without end', `--x\r\n${'a'.repeat(9000)}`],
    ['a border of something else', '--xy\r\n'],
    ['more parts than any form', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(300)],
  ])('with %s is none', async (_, text) => {
    await expect(read(Buffer.from(text), 'x', 4096)).rejects.toThrow(Unreadable)
  })

  it('is known by its content type, and by nothing like it', () => {
    expect(boundaryIn('multipart/form-data; boundary=----WebKit')).toBe('----WebKit')
    expect(boundaryIn('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
    expect(boundaryIn('multipart/form-data')).toBeUndefined()
    expect(boundaryIn('multipart/mixed; boundary=x')).toBeUndefined()
  })
})
