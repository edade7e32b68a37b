import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root } from './steps.mjs'

const fontName = 'figtree-latin-wght-normal.woff2'
const font = join(root, 'node_modules', '@fontsource-variable', 'figtree', 'files', fontName)

/**
 * The style sheet, the browser's code and the font, under names that carry a hash of what they hold, each text with its
 * compressed forms beside it; manifest.json tells the addresses.
 */
export async function buildAssets(folder) {
  mkdirSync(folder, { recursive: true })
  const fontAddress = `/assets/${copyFont(folder)}`
  const manifest = { ...(await bundle(folder, fontAddress)), font: fontAddress }
  await Promise.all(readdirSync(folder).map((file) => compress(join(folder, file))))
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`)
}

function copyFont(folder) {
  const bytes = readFileSync(font)
  const name = `figtree-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`
  writeFileSync(join(folder, name), bytes)
  return name
}

async function bundle(folder, fontAddress) {
  const { build } = await import('esbuild')
  const entries = {
    css: 'src/web/styles/office.css',
    js: 'src/web/browser/office.ts',
    deskCss: 'src/web/styles/desk.css',
    deskJs: 'src/web/browser/desk.ts',
    worker: 'src/web/browser/service-worker.ts',
  }
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.values(entries).filter((file) => existsSync(join(root, file))),
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
    plugins: [fontPlugin(fontAddress)],
    logLevel: 'warning',
  })
  const addressOf = (entry) => {
    const built = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry)
    return built && `/assets/${basename(built[0])}`
  }
  return Object.fromEntries(Object.entries(entries).map(([kind, entry]) => [kind, addressOf(entry)]))
}

/** The style sheet names the font's file; the page preloads the same address. */
function fontPlugin(address) {
  return {
    name: 'font',
    setup(build) {
      build.onResolve({ filter: new RegExp(`${fontName.replaceAll('.', '\\.')}$`) }, () => ({
        path: address,
        external: true,
      }))
    },
  }
}

async function compress(file) {
  if (!/\.(css|js|svg)$/.test(file)) return
  const bytes = readFileSync(file)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
