import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'

export type Assets = {
  /** The addresses pages link to; their names carry a hash of what they hold, so they never change. */
  css: string
  js: string
  deskCss: string
  deskJs: string
  /** The code that keeps copies in the browser: see src/offline. */
  worker: string
  font: string
  /** Each file by its address, with its compressed forms. */
  files: Map<string, Asset>
}
type Asset = {
  type: string
  plain: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** What the build left in dist/public, read once at the start. */
export function readAssets(folder = join(root, 'dist', 'public')): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Pick<
    Assets,
    'css' | 'js' | 'deskCss' | 'deskJs' | 'worker' | 'font'
  >
  const files = new Map<string, Asset>()
  for (const name of readdirSync(folder)) {
    const type = types[name.slice(name.lastIndexOf('.') + 1)]
    if (!type) continue
    const read = (ending: string) => new Uint8Array(readFileSync(join(folder, name + ending)))
    const has = (ending: string) => existsSync(join(folder, name + ending))
    files.set(`/assets/${name}`, {
      type,
      plain: read(''),
      ...(has('.br') && { br: read('.br') }),
      ...(has('.gz') && { gzip: read('.gz') }),
    })
  }
  return { ...manifest, files }
}
