import sharp from 'sharp'
import { hexOfOklch } from '../lib/colour.ts'
import type { Profile } from '../web/profile.ts'

export const iconSizes = [180, 192, 512] as const
export type IconSize = (typeof iconSizes)[number]

/** The colour of the utility's water as buttons have it. */
export const brandColour = (hue: number): string => hexOfOklch(0.44, 0.115, hue)

/**
 * The utility's mark in white on its own colour, as a square PNG of `size` pixels. The mark keeps to the middle three
 * fifths: systems cut such icons to circles (W3C, Web Application Manifest, «maskable»).
 */
export function appIcon({ mark, hue }: Pick<Profile, 'mark' | 'hue'>, size: IconSize): Promise<Buffer> {
  const inner = mark.replace('<svg', '<svg x="20" y="20" width="60" height="60" color="#ffffff"')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${size}" height="${size}"><rect width="100" height="100" fill="${brandColour(hue)}"/>${inner}</svg>`
  return sharp(Buffer.from(drawing)).png({ palette: true }).toBuffer()
}
