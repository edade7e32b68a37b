import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Print, Printed } from './typst.ts'

/** Typst reads TTF and OTF only, and replaces what it cannot find without a word. */
const require = createRequire(import.meta.url)
const fonts = ['400Regular/Figtree_400Regular', '600SemiBold/Figtree_600SemiBold', '700Bold/Figtree_700Bold'].map(
  (name) => readFileSync(require.resolve(`@expo-google-fonts/figtree/${name}.ttf`)),
)

const { workspace } = workerData as { workspace: string }
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] })

parentPort!.on('message', (print: Print) => parentPort!.postMessage(printed(print)))

function printed({ id, template, data }: Print): Printed {
  try {
    const compiled = compiler.compile({ mainFilePath: template, inputs: { data } })
    const document = compiled.result
    if (!document) return { id, fault: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) }
    return { id, pdf: new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' })) }
  } catch (fault) {
    return { id, fault: String(fault) }
  } finally {
    // What the last few prints had in common stays; memory does not grow with their number.
    compiler.evictCache(5)
  }
}
