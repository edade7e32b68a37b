import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer } from 'marked'
import { root } from '../root.ts'
import { type Chapter, type ManualPicture, type Screen, shotAddress } from './manual-rules.ts'

export const manualFolder = join(root, 'docs', 'manual')

let chapters: Chapter[] | undefined
let pictures: Record<string, ManualPicture> | undefined

/** The chapters in `docs/manual`, in the order of their names; read once. */
export function manualChapters(): Chapter[] {
  chapters ??= readdirSync(manualFolder)
    .filter((file) => /^\d\d-.*\.md$/.test(file))
    .sort()
    .map((file) => {
      const [title, ...tokens] = lexer(readFileSync(join(manualFolder, file), 'utf8'))
      if (title?.type !== 'heading') throw new Error(`docs/manual/${file}: begins with «# Title»`)
      return { number: Number(file.slice(0, 2)), slug: file.slice(3, -3), title: title.text as string, tokens }
    })
  return chapters
}

export const chapterAt = (slug: string): Chapter | undefined =>
  manualChapters().find((chapter) => chapter.slug === slug)

/** What `npm run manual` took, by name; read once. */
export function manualPictures(): Record<string, ManualPicture> {
  const manifest = join(manualFolder, 'pictures.json')
  pictures ??= existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as typeof pictures) : {}
  return pictures!
}

/** The file of such an address; undefined where there is none, or no longer. */
export function shotFile(address: string): string | undefined {
  const [, name = '', screen] = /^(.+)-(phone|desktop)\.\w+\.png$/.exec(address) ?? []
  const picture = Object.hasOwn(manualPictures(), name) ? manualPictures()[name] : undefined
  if (!picture || shotAddress(name, screen as Screen, picture[screen as Screen]) !== address) return undefined
  return join(manualFolder, 'pictures', `${name}-${screen}.png`)
}
