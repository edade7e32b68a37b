import type { Token } from 'marked'

/** Of one drawing: how large it is drawn, and a hash of its file. */
export type Shot = { width: number; height: number; file: string }
/** `page`: a hash of what the page was made of when its pictures were taken. */
export type ManualPicture = { page: string; phone: Shot; desktop: Shot }
export type Screen = 'phone' | 'desktop'

export type Chapter = {
  /** Its place, from 1. */
  number: number
  slug: string
  title: string
  /** What follows its title, as Markdown means it. */
  tokens: Token[]
}

/** `pictures/01-inicio-desktop.png`, as a chapter names it → `01-inicio`. */
export const pictureNamed = (href: string): string | undefined => /^pictures\/(.+)-desktop\.png$/.exec(href)?.[1]

/** Under a name that changes with the picture, so that a browser keeps it for good. */
export const shotAddress = (name: string, screen: Screen, { file }: Shot): string => `${name}-${screen}.${file}.png`
