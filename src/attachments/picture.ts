import sharp from 'sharp'
import { positionIn } from './position-rules.ts'
import { mostPixels, type Refusal } from './rules.ts'

// One picture at a time, and nothing kept of it: the memory of the office is for its pages.
sharp.concurrency(1)
sharp.cache(false)

/** What an operator can read a dial or a document from. */
const longestSide = 2600
const patience = 20
const largest = mostPixels({ format: 'jpeg', isProgressive: false })

export type Picture = { bytes: Buffer; position: string | undefined }

/**
 * The same picture written by us: nothing that came with it is in it any more. What it says of where it was taken is
 * handed out beside it.
 */
export async function redrawn(path: string): Promise<Picture | { refused: Refusal }> {
  try {
    const picture = sharp(path, { limitInputPixels: largest, failOn: 'error', pages: 1, sequentialRead: true })
    const { exif, width, height, format, isProgressive = false } = await picture.metadata()
    if (width * height > mostPixels({ format, isProgressive })) return { refused: 'pixels' }
    const bytes = await picture
      .timeout({ seconds: patience })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 84 })
      .toBuffer()
    return { bytes, position: exif && positionIn(exif) }
  } catch (error) {
    return { refused: /pixel limit|timeout/i.test(String((error as Error).message)) ? 'pixels' : 'broken' }
  }
}
