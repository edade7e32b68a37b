import sharp from 'sharp'
import { positionIn } from './position-rules.ts'
import { mostPixels } from './rules.ts'

// A process that draws one picture and ends: what the decoder took of the memory goes with it.
sharp.concurrency(1)
sharp.cache(false)

/** What an operator can read a dial or a document from. */
const longestSide = 2600
const largest = mostPixels({ format: 'jpeg', isProgressive: false })

export type Drawn = { position?: string | undefined } | { refused: 'pixels' | 'broken' }

async function draw(from: string, to: string): Promise<Drawn> {
  try {
    const picture = sharp(from, { limitInputPixels: largest, failOn: 'error', pages: 1, sequentialRead: true })
    const { exif, width, height, format, isProgressive = false } = await picture.metadata()
    if (width * height > mostPixels({ format, isProgressive })) return { refused: 'pixels' }
    await picture
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 84 })
      .toFile(to)
    return { position: exif && positionIn(exif) }
  } catch (error) {
    return { refused: /pixel limit/i.test(String((error as Error).message)) ? 'pixels' : 'broken' }
  }
}

const [from, to] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await draw(from!, to!)))
